import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { Clock, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { MarkErased } from '../model/erasure/erasure-mark.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { addressKeys, entriesUnder } from './address-keys.ts';
import { makeSettleEarlier } from './earlier-consents.ts';

export type EndSubscriptionDeps = {
  shops: Pick<ShopStore, 'get'>;
  vault: Pick<FieldVault, 'open' | 'subjectKey'>;
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  consents: Pick<ConsentStore, 'byRef' | 'following' | 'eraseOpenings'>;
  mails: Pick<MailStore, 'removeByRef'>;
  markErased: MarkErased;
  clock: Clock;
  endProof: EndProof;
  recordConsentChange: RecordConsentChange;
};
export type EndedBy = Pick<ConsentEvent, 'method' | 'actor' | 'via'>;

/**
 * Suppresses, records, removes, in this order. All writings of a number end, the given one last: its link
 * must work. Idempotent. Rules: MK-4, CO-6, CO-7, RT-8.
 */
export const makeEndSubscription = (deps: EndSubscriptionDeps) => {
  const endOne = async (scope: ShopScope, row: Subscription, by: EndedBy, now: Date): Promise<void> => {
    const { shopId } = scope;
    const { channel, subjectKey } = row;
    await deps.markErased(scope, { subjectKeys: [], refs: [row.id] }, now);
    await deps.suppressions.put(scope, { shopId, channel, subjectKey, since: now });
    const events = await deps.consents.byRef(scope, row.id);
    const isWithdrawn = events.some((event) => event.action === 'withdrawn');
    if (row.consentEventId !== null && !isWithdrawn) {
      const withdrawn = await deps.recordConsentChange(scope, {
        ...by,
        action: 'withdrawn',
        ofEvent: row.consentEventId,
        ref: row.id,
      });
      if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, now);
    }
    for (const event of events) await deps.endProof(scope, event.id, now);
    await deps.mails.removeByRef(scope, row.id);
    await deps.subscriptions.remove(scope, row.id);
    // Repeated: a concurrent confirmation may have lifted it.
    await deps.suppressions.put(scope, { shopId, channel, subjectKey, since: now });
  };
  const inOtherWritings = async (scope: ShopScope, row: Subscription): Promise<readonly Subscription[]> => {
    const shop = row.channel === 'phone' ? await deps.shops.get(scope) : null;
    if (shop === null) return [];
    const address = await deps.vault.open(scope, row.sealed);
    const keys = await addressKeys(deps.vault, scope, shop.locale, row.channel, address);
    const entries = await entriesUnder(deps.subscriptions, scope, row.channel, keys);
    return entries.filter(({ id }) => id !== row.id);
  };
  return async (scope: ShopScope, row: Subscription, by: EndedBy): Promise<void> => {
    const now = deps.clock.now();
    const { channel, subjectKey } = row;
    await deps.suppressions.put(scope, { shopId: scope.shopId, channel, subjectKey, since: now });
    for (const other of await inOtherWritings(scope, row)) await endOne(scope, other, by, now);
    await endOne(scope, row, by, now);
  };
};
export type EndSubscription = ReturnType<typeof makeEndSubscription>;

/** Rows per step. */
const BATCH = 200;

/** Resets an unconfirmed tick to the imported entry. */
const IMPORTED_AGAIN = { state: 'imported', optIn: 'none', consentEventId: null, noticeId: null } as const;

/**
 * Removes sign-ups unconfirmed for 7 days; restores imported or standing entries, skips restricted ones.
 * Idempotent. Rules: MK-2, RE-1, RT-3.
 */
export const makePurgeOptins = (deps: EndSubscriptionDeps) => {
  const end = async (scope: ShopScope, row: Subscription, now: Date): Promise<boolean> => {
    if (row.importNote === null) return deps.subscriptions.removeExpired(scope, row.id, now);
    // An interrupted run did this.
    if (row.state === 'imported') return true;
    return (
      (await deps.subscriptions.change(scope, row.id, 'pending', IMPORTED_AGAIN, { expiredAt: now })) !== null
    );
  };
  const settleEarlier = makeSettleEarlier(deps);
  const endRenewal = async (scope: ShopScope, { id }: Subscription, now: Date): Promise<boolean> => {
    const onlyIf = { expiredAt: now };
    const row = await deps.subscriptions.change(scope, id, 'confirmed', { expiresAt: null }, onlyIf);
    if (row !== null) await settleEarlier(scope, row, null);
    return row !== null;
  };
  return async (scope: ShopScope, now: Date): Promise<number> => {
    let removed = 0;
    for (;;) {
      const expired = await deps.subscriptions.listExpired(scope, now, BATCH);
      let ended = 0;
      for (const row of expired) {
        if (row.state === 'confirmed') {
          if (await endRenewal(scope, row, now)) ended += 1;
          continue;
        }
        // First, conditionally: a confirmed consent keeps its proof.
        if (!(await end(scope, row, now))) continue;
        ended += 1;
        for (const event of await deps.consents.byRef(scope, row.id)) {
          await deps.consents.eraseOpenings(scope, event.id, now, now);
        }
        await deps.mails.removeByRef(scope, row.id);
        if (row.importNote === null) removed += 1;
        else
          await deps.subscriptions.change(scope, row.id, 'imported', { expiresAt: null }, { expiredAt: now });
      }
      if (expired.length < BATCH || ended === 0) return removed;
    }
  };
};
