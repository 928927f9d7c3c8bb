import {
  LOCALES,
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

/** Settings of a shop's chat: what consultants may ask for, and how long a visitor may have a conversation remembered. */
export type ChatSettings = {
  readonly shopId: ShopId;
  readonly purposes: readonly CardPurpose[];
  /** 0: not offered. Rule: EP-4. */
  readonly rememberDays: RememberDays;
  /** A visitor who waits for somebody who is not here goes back to the queue after this long; absent: 2. */
  readonly giveBackMinutes?: number;
  /** Whether visitors may send pictures and PDF files; absent: once a consultant asked for one. */
  readonly visitorAttachments?: VisitorAttachments;
};

export type ChatSettingsStore = {
  /** Null while the shop never changed them. */
  get(scope: ShopScope): Promise<ChatSettings | null>;
  put(scope: ShopScope, settings: ChatSettings): Promise<void>;
};

const REMEMBER_BY_DEFAULT: RememberDays = 7;
const GIVE_BACK_BY_DEFAULT = 2;

const VISITOR_ATTACHMENTS_BY_DEFAULT: VisitorAttachments = 'asked';

export const visitorAttachmentsOf = (
  settings: Pick<ChatSettings, 'visitorAttachments'> | null,
): VisitorAttachments => settings?.visitorAttachments ?? VISITOR_ATTACHMENTS_BY_DEFAULT;

export const giveBackMinutesOf = (settings: Pick<ChatSettings, 'giveBackMinutes'> | null): number =>
  settings?.giveBackMinutes ?? GIVE_BACK_BY_DEFAULT;

/** The shop's settings, or those that a new shop starts with; no period is longer than the conversation's. */
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

/** Whether two lists say the same, in the same order. */
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

/** Beginnings of words of a purpose that is advertising: it goes through the boxes for offers. Rule: MK-1. */
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

/** @throws DomainError invalid_request naming the field of each fault */
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
