import { MARKETING_CHANNELS, type MarketingChannel, type SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { countPending, type PendingDeps } from '../model/marketing/pending-sign-ups.ts';
import { reminderLine, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { EndSubscription } from './end-subscription.ts';

export type ChannelNumbers = {
  channel: MarketingChannel;
  confirmed: number;
  pending: number;
  unsent: number;
  imported: number;
  suppressed: number;
  /** Consents due for a reminder (privacy.md §3.4). */
  dueForReminder: number;
};
export type ListedSubscription = { row: Subscription; address: string; isDueForReminder: boolean };

type Deps = PendingDeps & {
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  vault: FieldVault;
  clock: Clock;
  recordAct: RecordAct;
};
const LISTED = 200;

const ALWAYS = { from: null, to: null };
const countUnsent = async (deps: PendingDeps, scope: ShopScope): Promise<number> =>
  [...(await countPending(deps, scope, ALWAYS)).values()].reduce((sum, { unsent }) => sum + unsent, 0);

/** Suppressed addresses only counted. Rule: MK-4. */
export const makeMarketingNumbers =
  (deps: Deps) =>
  async (access: Access, shopId: Subscription['shopId']): Promise<ChannelNumbers[]> => {
    const { shop, scope } = shopWith(access, shopId, 'marketing');
    const until = reminderLine(shop, deps.clock.now());
    return Promise.all(
      MARKETING_CHANNELS.map(async (channel) => ({
        channel,
        confirmed: await deps.subscriptions.count(scope, channel, 'confirmed'),
        pending: await deps.subscriptions.count(scope, channel, 'pending'),
        unsent: channel === 'email' ? await countUnsent(deps, scope) : 0,
        imported: await deps.subscriptions.count(scope, channel, 'imported'),
        suppressed: await deps.suppressions.count(scope, channel),
        dueForReminder: await deps.subscriptions.countConfirmedUntil(scope, channel, until),
      })),
    );
  };

/** The newest entries with addresses; audited. Rule: PR-6. */
export const makeListSubscriptions =
  (deps: Deps) =>
  async (access: Access, shopId: Subscription['shopId']): Promise<ListedSubscription[]> => {
    const { shop, scope } = shopWith(access, shopId, 'marketing');
    const rows = (await deps.subscriptions.newest(scope, LISTED)).filter((row) => row.restrictedAt === null);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'marketing.list',
      target: shopId,
      outcome: 'ok',
      details: { count: rows.length },
    });
    const until = reminderLine(shop, deps.clock.now());
    return Promise.all(
      rows.map(async (row) => ({
        row,
        address: await deps.vault.open(scope, row.sealed),
        isDueForReminder: row.confirmedAt !== null && row.confirmedAt <= until,
      })),
    );
  };

/** Rows per step. */
const BATCH = 500;

/**
 * Removes imported addresses without suppression. Idempotent. Rules: RT-3, MK-4.
 * @throws DomainError not_found, forbidden
 */
export const makeRemoveImported =
  (deps: Pick<Deps, 'subscriptions' | 'recordAct'>) =>
  async (access: Access, shopId: Subscription['shopId'], channel: MarketingChannel): Promise<number> => {
    const { scope } = shopWith(access, shopId, 'marketing');
    let count = 0;
    for (;;) {
      const removed = await deps.subscriptions.removeImported(scope, channel, BATCH);
      count += removed;
      if (removed === 0) break;
    }
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'marketing.remove_imported',
      target: shopId,
      outcome: 'ok',
      details: { channel, count },
    });
    return count;
  };

/** With staff as actor. Rule: MK-4. */
export const makeWithdrawForPerson =
  (deps: Deps & { endSubscription: EndSubscription }) =>
  async (access: Access, shopId: Subscription['shopId'], id: SubscriptionId): Promise<void> => {
    const { scope } = shopWith(access, shopId, 'marketing');
    const row = await deps.subscriptions.get(scope, id);
    if (row === null) throw notFound();
    const by = { method: 'staff_record', actor: `staff:${access.staff.id}`, via: 'console' } as const;
    await deps.endSubscription(scope, row, by);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'marketing.withdraw',
      target: shopId,
      outcome: 'ok',
      details: { channel: row.channel },
    });
  };
