import type { SubscriptionId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { ConfirmationStore } from '../confirmation/confirmation-store.ts';
import type { ConsentStore, Period } from '../consent/consent-store.ts';
import { otherConsentsOf } from './other-consents.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export type PendingDeps = {
  subscriptions: Pick<SubscriptionStore, 'page' | 'renewing'>;
  consents: Pick<ConsentStore, 'byRef'>;
  confirmations: Pick<ConfirmationStore, 'deliveries'>;
};

const BATCH = 500;

/** `unsent`: undelivered sign-up mails. */
export type Pending = { all: number; unsent: number };

const isIn = ({ from, to }: Period, at: Date): boolean =>
  (from === null || at >= from) && (to === null || at < to);

/** Unconfirmed sign-ups and renewals by notice, seven days (MK-2). */
export const countPending = async (
  deps: PendingDeps,
  scope: ShopScope,
  given: Period,
): Promise<Map<string, Pending>> => {
  const counts = new Map<string, Pending>();
  for (let after: SubscriptionId | null = null; ; ) {
    const rows: readonly Subscription[] = await deps.subscriptions.page(
      scope,
      'pending',
      'email',
      after,
      BATCH,
    );
    const sent = await deps.confirmations.deliveries(
      scope,
      rows.map(({ id }) => id),
    );
    for (const { id, noticeId, createdAt } of rows) {
      if (noticeId === null || !isIn(given, createdAt)) continue;
      const { all, unsent } = counts.get(noticeId) ?? { all: 0, unsent: 0 };
      counts.set(noticeId, { all: all + 1, unsent: unsent + (sent.has(id) ? 0 : 1) });
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH || after === null) break;
  }
  for (const row of await deps.subscriptions.renewing(scope)) {
    const waits = (await otherConsentsOf(deps, scope, row)).at(-1);
    if (waits === undefined || !isIn(given, waits.occurredAt)) continue;
    const { all, unsent } = counts.get(waits.noticeId) ?? { all: 0, unsent: 0 };
    counts.set(waits.noticeId, { all: all + 1, unsent });
  }
  return counts;
};
