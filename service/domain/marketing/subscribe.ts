import type { ConsentEventId, Locale, MarketingChannel, NoticeId } from '../../protocol/vocabulary.ts';
import type { ConsentGiven } from '../consent/record-consent.ts';
import type { Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import { otherConsentsOf } from '../model/marketing/other-consents.ts';
import { PENDING_MS, purposeOf, reminderLine, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { addressKeys, entriesUnder, isSuppressed } from './address-keys.ts';
import { type AskToConfirmDeps, makeAskToConfirm } from './ask-to-confirm.ts';
import { type EarlierConsentsDeps, makeSettleEarlier } from './earlier-consents.ts';

export type SubscribeDeps = AskToConfirmDeps &
  EarlierConsentsDeps & {
    subscriptions: SubscriptionStore;
    suppressions: SuppressionStore;
    vault: FieldVault;
    digest: Digest;
    ids: Ids;
    recordConsent(scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent>;
  };

/** A ticked box with its proof. */
export type Ticked = {
  channel: MarketingChannel;
  address: string;
  noticeId: NoticeId;
  locale: Locale;
} & Pick<ConsentGiven, 'sessionRef' | 'pageOrigin' | 'widgetVersion' | 'adapterVersion'>;

/** Secret of the unsubscribe link, derived from the id. */
export const unsubscribeSecretOf = (digest: Pick<Digest, 'keyed'>, id: Subscription['id']): string =>
  digest.keyed('unsubscribe', id);

const isNewTo = (row: Subscription, shop: Shop, noticeId: NoticeId, now: Date): boolean =>
  row.noticeId !== noticeId || (row.confirmedAt !== null && row.confirmedAt <= reminderLine(shop, now));

/**
 * Stores a tick: e-mail pending until confirmed, phone valid at once; a listed address keeps its consent
 * until then. Idempotent. Rules: MK-1, MK-2, CO-3, SE-6.
 */
export const makeSubscribe = (deps: SubscribeDeps) => {
  const { ask, wasAsked } = makeAskToConfirm(deps);
  const settleEarlier = makeSettleEarlier(deps);
  const BY_TICK = { method: 'checkbox', via: 'widget' } as const;

  const record = (scope: ShopScope, ticked: Ticked, id: Subscription['id'], subjectKey: string) =>
    deps.recordConsent(scope, {
      purpose: purposeOf(ticked.channel),
      formId: 'marketing_optin',
      method: 'checkbox',
      control: { id: `consent-marketing-${ticked.channel}`, initialState: 'unchecked' },
      noticeId: ticked.noticeId,
      ref: id,
      sessionRef: ticked.sessionRef,
      subjectKey,
      subjectKind: ticked.channel,
      address: ticked.address,
      pageOrigin: ticked.pageOrigin,
      via: 'widget',
      widgetVersion: ticked.widgetVersion,
      adapterVersion: ticked.adapterVersion,
    });

  const renewAddress = async (
    shop: Shop,
    scope: ShopScope,
    ticked: Ticked,
    row: Subscription,
  ): Promise<void> => {
    const waiting = row.expiresAt === null ? undefined : (await otherConsentsOf(deps, scope, row)).at(-1);
    if (waiting?.noticeId !== ticked.noticeId) {
      if (await wasAsked(scope, row, ticked.noticeId)) return;
      await record(scope, ticked, row.id, row.subjectKey);
    }
    await ask(shop, scope, row, ticked);
  };

  return async (shop: Shop, scope: ShopScope, ticked: Ticked): Promise<void> => {
    const { channel, address, noticeId, locale } = ticked;
    const keys = await addressKeys(deps.vault, scope, shop.locale, channel, address);
    const entries = await entriesUnder(deps.subscriptions, scope, channel, keys);
    const known = entries.find(({ state }) => state !== 'imported') ?? entries[0] ?? null;
    const [subjectKey] = keys;
    const isNew = known !== null && isNewTo(known, shop, noticeId, deps.clock.now());
    if (known?.state === 'confirmed') {
      if (channel === 'email') return isNew ? renewAddress(shop, scope, ticked, known) : undefined;
      // An interrupted tick or withdrawal.
      const isCut = await isSuppressed(deps.suppressions, scope, channel, keys);
      if (!isNew && !isCut) return settleEarlier(scope, known, BY_TICK);
    }
    // Mail again in case of loss; no new consent.
    if (known?.state === 'pending' && (!isNew || (await wasAsked(scope, known, noticeId)))) {
      return isNew ? undefined : ask(shop, scope, known, { address, noticeId, locale: known.locale });
    }
    const id = known?.id ?? deps.ids.next('sub');
    const event = await record(scope, ticked, id, subjectKey);
    const now = deps.clock.now();
    const proof = {
      consentEventId: event.id as ConsentEventId,
      noticeId,
      locale,
      createdAt: event.occurredAt,
    };
    const standing =
      channel === 'email'
        ? ({
            state: 'pending',
            optIn: 'double',
            confirmedAt: null,
            expiresAt: new Date(now.getTime() + PENDING_MS),
          } as const)
        : ({ state: 'confirmed', optIn: 'single', confirmedAt: now, expiresAt: null } as const);
    const row =
      known === null
        ? await deps.subscriptions.insert(scope, {
            id,
            shopId: scope.shopId,
            channel,
            subjectKey,
            sealed: await deps.vault.seal(scope, address),
            ...proof,
            ...standing,
            unsubscribeHash: deps.digest.sha256Hex(unsubscribeSecretOf(deps.digest, id)),
            delivery: null,
            restrictedAt: null,
            importNote: null,
          })
        : await deps.subscriptions.change(
            scope,
            id,
            known.state,
            {
              ...proof,
              ...standing,
              // Kept: without confirmation the entry becomes imported again.
              ...(channel === 'email' ? {} : { importNote: null }),
            },
            { consentEventId: known.consentEventId },
          );
    // A concurrent submission sends the mail; this event is void.
    if (row === null) return known === null ? undefined : deps.endProof(scope, event.id, now);
    if (known !== null && known.state !== 'imported') await settleEarlier(scope, row, BY_TICK);
    if (row.state === 'pending') await ask(shop, scope, row, ticked);
    else for (const key of keys) await deps.suppressions.lift(scope, channel, key);
  };
};
