import type { NoticeId, RegisterState, ShopId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { ConsentPurpose } from '../model/consent/consent.ts';
import type { ConsentStore, ConsentTally, Period } from '../model/consent/consent-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { countPending, type Pending, type PendingDeps } from '../model/marketing/pending-sign-ups.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { ENDING_MS, leadsDue } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { entriesOf, type RegisterEntriesDeps, restoredAt } from './register-entries.ts';

export type VersionCounts = Readonly<Record<RegisterState, number>> & {
  readonly purpose: ConsentPurpose;
  readonly noticeId: NoticeId;
  /** Mail not yet taken. */
  readonly unsent: number;
  /** Expire within thirty days. */
  readonly ending: number;
  /** Null: notice deleted. */
  readonly since: Date | null;
};
export type RegisterCounts = { readonly at: Date; readonly versions: readonly VersionCounts[] };

type Deps = PendingDeps &
  RegisterEntriesDeps & {
    consents: Pick<ConsentStore, 'tally' | 'head'>;
    leads: Pick<LeadStore, 'countConsentsDue'>;
    cards: Pick<CardStore, 'withExpiredAnswers'>;
    notices: Pick<NoticeStore, 'get'>;
    clock: Clock;
    recordReading(actor: Access['staff']['id'], action: string, shopIds: readonly ShopId[]): Promise<void>;
  };

/** Expiring soon, by notice. */
const countEnding = async (
  deps: Deps,
  shop: Shop,
  scope: ShopScope,
): Promise<ReadonlyMap<NoticeId, number>> => {
  const until = new Date(deps.clock.now().getTime() + ENDING_MS);
  const counts = new Map(await deps.leads.countConsentsDue(scope, leadsDue(shop, until)));
  for (const { noticeId, consentEventId } of await deps.cards.withExpiredAnswers(scope, until)) {
    if (consentEventId !== null) counts.set(noticeId, (counts.get(noticeId) ?? 0) + 1);
  }
  return counts;
};

/** Unknown state after a restored backup. */
const countGap = async (
  deps: Deps,
  scope: ShopScope,
  given: Period,
): Promise<ReadonlyMap<string, number>> => {
  const { seq: head } = await deps.consents.head(scope);
  const restored = await restoredAt(deps, scope, head);
  const counts = new Map<string, number>();
  const wish = { ...given, purpose: null, noticeId: null, state: 'gap' } as const;
  for await (const entry of entriesOf(deps, scope, { to: restored, head, restored }, wish)) {
    const key = `${entry.purpose} ${entry.noticeId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

type Counted = Omit<VersionCounts, 'since' | 'ending'>;
const NONE: Pending = { all: 0, unsent: 0 };

const versionsOf = (
  tallies: readonly ConsentTally[],
  pending: ReadonlyMap<string, Pending>,
  gaps: ReadonlyMap<string, number>,
): Counted[] => {
  const versions = new Map<string, Counted>();
  for (const { purpose, noticeId, endedAs, count } of tallies) {
    const key = `${purpose} ${noticeId}`;
    const waits = purpose === 'marketing_email' ? (pending.get(noticeId) ?? NONE) : NONE;
    const gap = gaps.get(key) ?? 0;
    const known = versions.get(key) ?? {
      ...{ purpose, noticeId, gap, stands: 0, withdrawn: 0, superseded: 0, ended: 0 },
      ...{ unconfirmed: waits.all, unsent: waits.unsent },
    };
    const changed =
      endedAs === null
        ? { stands: known.stands + Math.max(0, count - waits.all - gap) }
        : { [endedAs]: known[endedAs] + count };
    versions.set(key, { ...known, ...changed });
  }
  return [...versions.values()];
};

/** Consents by purpose, version and state. Rules: CO-9, PR-6. @throws DomainError not_found, forbidden */
export const makeCountRegister =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, given: Period): Promise<RegisterCounts> => {
    const { shop, scope } = shopWith(access, shopId, 'evidence');
    await deps.recordReading(access.staff.id, 'consent.register', [shopId]);
    const [tallies, pending, ending, gaps] = await Promise.all([
      deps.consents.tally(scope, given),
      countPending(deps, scope, given),
      countEnding(deps, shop, scope),
      countGap(deps, scope, given),
    ]);
    const versions = await Promise.all(
      versionsOf(tallies, pending, gaps).map(async (version) => ({
        ...version,
        ending: Math.min(version.stands, ending.get(version.noticeId) ?? 0),
        since: (await deps.notices.get(scope, version.noticeId))?.createdAt ?? null,
      })),
    );
    const newest = ({ since }: VersionCounts): number => since?.getTime() ?? 0;
    return { at: deps.clock.now(), versions: versions.sort((a, b) => newest(b) - newest(a)) };
  };
