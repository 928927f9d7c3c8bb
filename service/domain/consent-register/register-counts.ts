import type { NoticeId, RegisterState, ShopId, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { ConsentPurpose } from '../model/consent/consent.ts';
import type { ConsentStore, ConsentTally, Period } from '../model/consent/consent-store.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/** Consents of one purpose under one version of its notice, by what became of them. */
export type VersionCounts = Readonly<Record<RegisterState, number>> & {
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  /** Of those not confirmed: no mail server has taken the mail with the link yet. */
  readonly unsent: number;
  /** When the words were first shown; null for a notice that is no longer kept. */
  readonly since: Date | null;
};
export type RegisterCounts = { readonly at: Date; readonly versions: readonly VersionCounts[] };

type Deps = {
  consents: Pick<ConsentStore, 'tally'>;
  subscriptions: Pick<SubscriptionStore, 'page'>;
  confirmations: Pick<ConfirmationStore, 'deliveries'>;
  notices: Pick<NoticeStore, 'get'>;
  clock: Clock;
  recordReading(actor: Access['staff']['id'], action: string, shopIds: readonly ShopId[]): Promise<void>;
};

const BATCH = 500;

type Pending = { all: number; unsent: number };

/** Sign-ups that wait for their link, by notice; there are at most those of seven days (MK-2). */
const countPending = async (deps: Deps, scope: ShopScope, given: Period): Promise<Map<string, Pending>> => {
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
      const isInTime =
        (given.from === null || createdAt >= given.from) && (given.to === null || createdAt < given.to);
      if (noticeId === null || !isInTime) continue;
      const { all, unsent } = counts.get(noticeId) ?? { all: 0, unsent: 0 };
      counts.set(noticeId, { all: all + 1, unsent: unsent + (sent.has(id) ? 0 : 1) });
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH || after === null) return counts;
  }
};

const NONE: Pending = { all: 0, unsent: 0 };

const versionsOf = (
  tallies: readonly ConsentTally[],
  pending: ReadonlyMap<string, Pending>,
): Omit<VersionCounts, 'since'>[] => {
  const versions = new Map<string, Omit<VersionCounts, 'since'>>();
  for (const { purpose, noticeId, endedAs, count } of tallies) {
    const key = `${purpose} ${noticeId}`;
    const waits = purpose === 'marketing_email' ? (pending.get(noticeId) ?? NONE) : NONE;
    const known = versions.get(key) ?? {
      ...{ purpose, noticeId, stands: 0, withdrawn: 0, superseded: 0, ended: 0 },
      ...{ unconfirmed: waits.all, unsent: waits.unsent },
    };
    const changed =
      endedAs === null
        ? { stands: known.stands + Math.max(0, count - waits.all) }
        : { [endedAs]: known[endedAs] + count };
    versions.set(key, { ...known, ...changed });
  }
  return [...versions.values()];
};

/**
 * How many consents there are of every purpose, by version of the notice and by what became of them. The database
 * counts; nothing is read but the sign-ups that wait. Rules: CO-9, PR-6. @throws DomainError not_found, forbidden
 */
export const makeCountRegister =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, given: Period): Promise<RegisterCounts> => {
    const { scope } = shopWith(access, shopId, 'evidence');
    await deps.recordReading(access.staff.id, 'consent.register', [shopId]);
    const [tallies, pending] = await Promise.all([
      deps.consents.tally(scope, given),
      countPending(deps, scope, given),
    ]);
    const versions = await Promise.all(
      versionsOf(tallies, pending).map(async (version) => ({
        ...version,
        since: (await deps.notices.get(scope, version.noticeId))?.createdAt ?? null,
      })),
    );
    const newest = ({ since }: VersionCounts): number => since?.getTime() ?? 0;
    return { at: deps.clock.now(), versions: versions.sort((a, b) => newest(b) - newest(a)) };
  };
