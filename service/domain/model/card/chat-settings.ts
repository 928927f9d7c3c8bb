import {
  LOCALES,
  type OrderLookupRule,
  type RememberDays,
  type ShopId,
  type VisitorAttachments,
} from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Shop } from '../shop/shop.ts';
import { namesAny } from '../text/names-any.ts';
import type { CardPurpose } from './card.ts';
import { DEFAULT_PURPOSES } from './default-purposes.ts';
import { namesSpecialData } from './special-data.ts';

export type ChatSettings = {
  readonly shopId: ShopId;
  readonly purposes: readonly CardPurpose[];
  /** 0: off. Rule: EP-4. */
  readonly rememberDays: RememberDays;
  /** For an absent consultant; absent: 2. */
  readonly giveBackMinutes?: number;
  /** Absent: on request. */
  readonly visitorAttachments?: VisitorAttachments;
  /** Absent: number and e-mail. */
  readonly orderLookup?: OrderLookupRule;
};

export type ChatSettingsStore = {
  /** Null for defaults. */
  get(scope: ShopScope): Promise<ChatSettings | null>;
  put(scope: ShopScope, settings: ChatSettings): Promise<void>;
};

const REMEMBER_BY_DEFAULT: RememberDays = 7;
const GIVE_BACK_BY_DEFAULT = 2;

const VISITOR_ATTACHMENTS_BY_DEFAULT: VisitorAttachments = 'asked';

export const visitorAttachmentsOf = (
  settings: Pick<ChatSettings, 'visitorAttachments'> | null,
): VisitorAttachments => settings?.visitorAttachments ?? VISITOR_ATTACHMENTS_BY_DEFAULT;

export const orderLookupOf = (settings: Pick<ChatSettings, 'orderLookup'> | null): OrderLookupRule =>
  settings?.orderLookup ?? 'number_and_email';

export const giveBackMinutesOf = (settings: Pick<ChatSettings, 'giveBackMinutes'> | null): number =>
  settings?.giveBackMinutes ?? GIVE_BACK_BY_DEFAULT;

/** Stored or defaults; limited by the conversation's period. */
export const chatSettingsOf = async (
  store: ChatSettingsStore,
  shop: Shop,
  scope: ShopScope,
): Promise<ChatSettings> => {
  const settings = (await store.get(scope)) ?? {
    shopId: shop.id,
    purposes: DEFAULT_PURPOSES,
    rememberDays: REMEMBER_BY_DEFAULT,
  };
  const longest = shop.conversationRetentionDays;
  return {
    ...settings,
    rememberDays: settings.rememberDays <= longest ? settings.rememberDays : 7,
    purposes: settings.purposes.map((purpose) => ({
      ...purpose,
      retentionDays: Math.min(purpose.retentionDays, longest),
    })),
  };
};

/** Equality including order. */
export const areSamePurposes = (one: readonly CardPurpose[], other: readonly CardPurpose[]): boolean => {
  const textOf = (purposes: readonly CardPurpose[]) =>
    JSON.stringify(
      purposes.map(({ code, basis, fields, retentionDays, needed, text, consequence }) => [
        ...[code, basis, fields, retentionDays, needed],
        ...LOCALES.map((locale) => [text[locale] ?? null, consequence[locale] ?? null]),
      ]),
    );
  return textOf(one) === textOf(other);
};

/** Stems. Rule: MK-1. */
const ADVERTISING: readonly string[] = [
  ...[
    'ofert',
    'promocj',
    'marketing',
    'newsletter',
    'informacj handlow',
    'informacji handlow',
    'informacje handlow',
  ],
  ...['offer', 'promotion', 'advertis', 'commercial information', 'angebot', 'werbung', 'aktionen'],
];

/** @throws DomainError invalid_request naming the fields */
export const checkChatSettings = (shop: Shop, settings: ChatSettings): void => {
  const faults: Record<string, string> = {};
  const codes = new Set<string>();
  settings.purposes.forEach((purpose, at) => {
    const path = `purposes.${at}`;
    if (codes.has(purpose.code)) faults[`${path}.code`] = 'already exists';
    codes.add(purpose.code);
    if (new Set(purpose.fields).size < purpose.fields.length)
      faults[`${path}.fields`] = 'names a field twice';
    if (purpose.text[shop.locale] === undefined)
      faults[`${path}.text.${shop.locale}`] = 'is required in the language of the shop';
    for (const locale of LOCALES) {
      if (namesAny(purpose.text[locale] ?? '', ADVERTISING))
        faults[`${path}.text.${locale}`] = 'is advertising: ask for it by the boxes for offers';
      if (namesSpecialData(purpose.text[locale] ?? ''))
        faults[`${path}.text.${locale}`] = 'names health, religion or the like, or an identity document';
      if (purpose.text[locale] !== undefined && purpose.consequence[locale] === undefined)
        faults[`${path}.consequence.${locale}`] = 'say what happens without an answer';
    }
    if (purpose.retentionDays > shop.conversationRetentionDays)
      faults[`${path}.retentionDays`] =
        `at most ${shop.conversationRetentionDays} days, because that is how long chats are kept`;
    if (purpose.basis === 'consent' && purpose.needed)
      faults[`${path}.needed`] = 'must be voluntary, because it is asked by consent';
  });
  if (settings.rememberDays > shop.conversationRetentionDays)
    faults.rememberDays = `at most ${shop.conversationRetentionDays} days, because that is how long chats are kept`;
  if (Object.keys(faults).length > 0)
    throw new DomainError('invalid_request', 'Some settings are not valid. Correct them and save again.', {
      fields: faults,
    });
};
