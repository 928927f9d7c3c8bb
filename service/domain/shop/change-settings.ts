import { contrast, MIN_CONTRAST, nearestAccent } from '../../protocol/contrast.ts';
import { LOCALES, type Locale, MARKETING_CHANNELS, type ShopId } from '../../protocol/vocabulary.ts';
import { marketingTextFault } from '../marketing/check-marketing-text.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { canonicalJson } from '../model/base/canonical-json.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import { leastProofYears } from '../model/marketing/proof-minimum.ts';
import type { Periods } from '../model/retention/retention.ts';
import { missingSettings } from '../model/shop/closed-reason.ts';
import type { Controller, MarketingSettings, Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type TellOwnersDeps, tellOwnersOfReplies } from '../model/staff/tell-owners.ts';
import type { VisitBoard } from '../model/visit/visit-board.ts';
import { visitorListFaults } from '../model/visit/visitor-list.ts';
import { providersOf } from './change-providers.ts';
import { refuseContactOfWaiting } from './refuse-contact-of-waiting.ts';
import { refuseWrongHours } from './refuse-wrong-hours.ts';
import type { SettingsChange } from './settings-change.ts';

/** Detects changes without revealing settings. */
const settingsHash = (
  {
    adapterSecrets: _,
    adapterSecretAt: _at,
    adapterSecretBy: _by,
    lastRefusal: _refusal,
    policyStood: _stood,
    ...shop
  }: Shop,
  digest: Pick<Digest, 'sha256Hex'>,
): string => digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(shop))));

const refuse = (
  fields: Record<string, string>,
  message = 'Some settings are not valid. Correct them and save again.',
): DomainError => new DomainError('invalid_request', message, { fields });

const wordsOf = (
  before: Shop['appearance']['label'],
  change: { [L in Locale]?: string | undefined } | undefined,
) => {
  const words: Partial<Record<Locale, string>> = { ...before };
  for (const [locale, text] of Object.entries(change ?? {}) as [Locale, string | undefined][]) {
    if (text === undefined) continue;
    if (text === '') delete words[locale];
    else words[locale] = text;
  }
  return words;
};

/** Rules: MK-1, CO-5. */
const marketingOf = (shop: Shop, change: SettingsChange, controllerName: string): MarketingSettings => {
  const { marketing } = change;
  const faults: Record<string, string> = {};
  const texts = Object.fromEntries(
    MARKETING_CHANNELS.map((channel) => {
      const own = wordsOf(shop.marketing.texts[channel], marketing?.texts?.[channel]);
      for (const locale of LOCALES) {
        const text = own[locale];
        const fault = text === undefined ? null : marketingTextFault(text, channel, locale, controllerName);
        if (fault !== null) faults[`marketing.texts.${channel}.${locale}`] = `must name: ${fault}`;
      }
      return [channel, own];
    }),
  ) as MarketingSettings['texts'];
  if (Object.keys(faults).length > 0) throw refuse(faults);
  return {
    email: marketing?.email ?? shop.marketing.email,
    phone: marketing?.phone ?? shop.marketing.phone,
    texts,
  };
};

const periodsOf = (shop: Shop, change: SettingsChange): Periods => ({
  leadRetentionDays: change.leadRetentionDays ?? shop.leadRetentionDays,
  conversationRetentionDays: change.conversationRetentionDays ?? shop.conversationRetentionDays,
  anonymousRetentionDays: change.anonymousRetentionDays ?? shop.anonymousRetentionDays,
  enquiryProofYears: change.enquiryProofYears ?? shop.enquiryProofYears,
  marketingProofYears: change.marketingProofYears ?? shop.marketingProofYears,
  marketingReminderMonths: change.marketingReminderMonths ?? shop.marketingReminderMonths,
});

const visitorListOf = (shop: Shop, { visitorList, locale }: SettingsChange): Shop['visitorList'] => {
  if (visitorList === undefined) return shop.visitorList;
  const faults = visitorListFaults(visitorList, locale ?? shop.locale);
  if (Object.keys(faults).length > 0) throw refuse(faults);
  const invitations = visitorList.invitations.map((rule) => ({
    ...rule,
    text: Object.fromEntries(Object.entries(rule.text).filter(([, text]) => text)),
  }));
  const wasOn = shop.visitorList.isOn || shop.visitorList.wasOn === true;
  return { isOn: visitorList.isOn, invitations, wasOn };
};

/** Applies and validates, without stores. Rules: TR-2, TR-5, AX-4, D2. */
export const applySettings = (shop: Shop, change: SettingsChange, now: Date): Shop => {
  const controller: Controller = {
    name: change.controller?.name ?? shop.controller.name,
    address: change.controller?.address ?? shop.controller.address,
    email: change.controller?.email ?? shop.controller.email,
    phone: change.controller?.phone ?? shop.controller.phone,
    dpo: change.controller?.dpo ?? shop.controller.dpo,
  };
  const fields = change.fields ?? shop.fields;
  if (fields.email === 'required' && fields.phone === 'required') {
    throw refuse({ fields: 'only one of e-mail and phone may be required' });
  }
  if (fields.email === 'off' && fields.phone === 'off') {
    throw refuse({
      fields: 'must ask for an e-mail address or a phone number, otherwise nobody can be answered',
    });
  }
  const accent = change.appearance?.accent ?? shop.appearance.accent;
  if (contrast(accent, '#ffffff') < MIN_CONTRAST) {
    throw refuse({
      'appearance.accent': `is too light to be read (contrast ${contrast(accent, '#ffffff').toFixed(1)}:1, needed 4.5:1); ${nearestAccent(accent)} would do`,
    });
  }
  if (
    change.whenNoPolicy === 'bare' &&
    shop.whenNoPolicy !== 'bare' &&
    change.bareAcknowledgement !== shop.name
  ) {
    throw refuse({ bareAcknowledgement: `type the name of the shop (${shop.name}) to confirm` });
  }
  const providers = providersOf(shop.providers, change.providers);
  if (Object.keys(providers.faults).length > 0) throw refuse(providers.faults);
  if (change.hours !== undefined) refuseWrongHours(change.hours);
  const url = change.url === undefined ? shop.url : new URL(change.url).href;
  const changed: Shop = {
    ...shop,
    name: change.name ?? shop.name,
    url,
    origins: change.url === undefined ? shop.origins : [new URL(url).origin],
    locale: change.locale ?? shop.locale,
    controller,
    providers: providers.next,
    leadBasis: change.leadBasis ?? shop.leadBasis,
    whenNoPolicy: change.whenNoPolicy ?? shop.whenNoPolicy,
    receiptMail: change.receiptMail ?? shop.receiptMail,
    auditRetentionMonths: change.auditRetentionMonths ?? shop.auditRetentionMonths,
    ...periodsOf(shop, change),
    fields,
    marketing: marketingOf(shop, change, controller.name),
    appearance: {
      accent,
      side: change.appearance?.side ?? shop.appearance.side,
      offset: change.appearance?.offset ?? shop.appearance.offset,
      label: wordsOf(shop.appearance.label, change.appearance?.label),
      greeting: wordsOf(shop.appearance.greeting, change.appearance?.greeting),
    },
    hours: change.hours ?? shop.hours,
    formOfferSeconds: change.formOfferSeconds ?? shop.formOfferSeconds,
    quarantineDays: change.quarantineDays ?? shop.quarantineDays,
    visitorList: visitorListOf(shop, change),
  };
  const least = leastProofYears(changed);
  if (change.marketingProofYears !== undefined && change.marketingProofYears < least) {
    throw refuse({ marketingProofYears: `must be ${least} or more while offers by phone are on (§ 7a UWG)` });
  }
  const next = { ...changed, marketingProofYears: Math.max(changed.marketingProofYears, least) };
  if (change.confirm !== true) return next;
  const missing = missingSettings({ ...next, confirmedAt: now });
  if (missing.length > 0) {
    throw refuse(
      Object.fromEntries(missing.map((path) => [path, 'is required'])),
      'Fill in who the controller is before you confirm.',
    );
  }
  return { ...next, confirmedAt: now };
};

/** Writes only differences, to keep concurrent changes. */
const alteredBy = (before: Shop, after: Shop): Partial<Shop> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(before[key as keyof Shop]) !== JSON.stringify(value),
    ),
  );

/**
 * Changes settings and republishes notices; a new address rechecks policy pages (slow).
 * @throws DomainError not_found, forbidden, invalid_request with the fields, no_mail_server for receipts by
 * mail
 */
export const makeChangeSettings =
  (
    deps: TellOwnersDeps & {
      shops: ShopStore;
      clock: Clock;
      digest: Pick<Digest, 'sha256Hex'>;
      mailer: Pick<Mailer, 'isSet'>;
      recordAct: RecordAct;
      bus: EventBus;
      visits: Pick<VisitBoard, 'forgetAll'>;
      publishNotices(scope: ShopScope): Promise<boolean>;
      rejudgePolicy(scope: ShopScope): Promise<void>;
    },
  ) =>
  async (access: Access, shopId: ShopId, change: SettingsChange): Promise<Shop> => {
    const { shop, scope, role } = shopWith(access, shopId, 'settings');
    if (change.whenNoPolicy === 'bare' && shop.whenNoPolicy !== 'bare' && role !== 'owner') {
      throw new DomainError(
        'forbidden',
        'Only an owner can show the form without a privacy notice. Ask an owner.',
      );
    }
    if (change.receiptMail === true && !shop.receiptMail) requireMailServer(deps.mailer);
    const row = access.shops.get(shopId);
    const contact = change.controller?.email ?? shop.controller.email;
    const isContactChanged = contact !== shop.controller.email;
    if (isContactChanged && row?.isWaiting === true) await refuseContactOfWaiting(deps, shop);
    const altered = alteredBy(shop, applySettings(shop, change, deps.clock.now()));
    const isSame = Object.keys(altered).length === 0;
    const updated = isSame ? await deps.shops.get(scope) : await deps.shops.update(scope, altered);
    if (updated === null) throw notFound();
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: change.whenNoPolicy === 'bare' ? 'shop.bare_form' : 'shop.settings',
      target: shopId,
      outcome: 'ok',
      details: {
        changed: Object.keys(change).sort().join(','),
        before: settingsHash(shop, deps.digest),
        after: settingsHash(updated, deps.digest),
      },
    });
    if (isContactChanged && row?.agencyName)
      await tellOwnersOfReplies(deps, updated, row.agencyName, 'changed');
    await deps.publishNotices(scope);
    if (updated.url !== shop.url) await deps.rejudgePolicy(scope);
    if (!updated.visitorList.isOn) deps.visits.forgetAll(scope);
    if (change.hours !== undefined) deps.bus.publish({ type: 'hours.changed', shopId });
    return updated;
  };
