import type { ConsentEventId, Locale, MarketingChannel, NoticeId } from '../../protocol/vocabulary.ts';
import type { ConsentGiven } from '../consent/record-consent.ts';
import type { Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import { besideIn } from '../model/marketing/beside-consents.ts';
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

/** A box that the visitor ticked, with everything that proves it. */
export type Ticked = {
  channel: MarketingChannel;
  address: string;
  noticeId: NoticeId;
  locale: Locale;
} & Pick<ConsentGiven, 'sessionRef' | 'pageOrigin' | 'widgetVersion' | 'adapterVersion'>;

/** The secret of the link that unsubscribes follows from the id, so that a list can be written at any time. */
export const unsubscribeSecretOf = (digest: Pick<Digest, 'keyed'>, id: Subscription['id']): string =>
  digest.keyed('unsubscribe', id);

/**
 * Whether a tick says something new: other words than those that the entry is under, or a consent that is to be asked
 * for again.
 */
const isNewTo = (row: Subscription, shop: Shop, noticeId: NoticeId, now: Date): boolean =>
  row.noticeId !== noticeId || (row.confirmedAt !== null && row.confirmedAt <= reminderLine(shop, now));

/**
 * A ticked box becomes a consent event of its own and an entry: for e-mail a pending one, with a mail that asks to
 * confirm and carries no offer; for phone it stands by the tick. Under other words, or after the time of the reminder,
 * it is a new consent: a number stands under it at once, an address that waits waits for it, and one that stands stays
 * under the earlier consent until the link is pressed. The same box again changes nothing that stands.
 * Rules: MK-1, MK-2, CO-3, SE-6.
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

  /** An address on the list: it stays under its consent until the link for the new one is pressed. */
  const renewAddress = async (
    shop: Shop,
    scope: ShopScope,
    ticked: Ticked,
    row: Subscription,
  ): Promise<void> => {
    const waiting = row.expiresAt === null ? undefined : (await besideIn(deps, scope, row)).at(-1);
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
      // A number that is confirmed and suppressed: a tick or a withdrawal was cut short. This tick is a new consent.
      const isCut = await isSuppressed(deps.suppressions, scope, channel, keys);
      if (!isNew && !isCut) return settleEarlier(scope, known, BY_TICK);
    }
    // Asked again: the mail may be lost. Nothing new was agreed to.
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
              // Until it is confirmed: unconfirmed, it is the shop's imported entry again.
              ...(channel === 'email' ? {} : { importNote: null }),
            },
            { consentEventId: known.consentEventId },
          );
    // The same form, sent twice at once: the other one asks, and this event was never in use.
    if (row === null) return known === null ? undefined : deps.endProof(scope, event.id, now);
    // What an imported entry has left over, the next retention run removes.
    if (known !== null && known.state !== 'imported') await settleEarlier(scope, row, BY_TICK);
    if (row.state === 'pending') await ask(shop, scope, row, ticked);
    else for (const key of keys) await deps.suppressions.lift(scope, channel, key);
  };
};
