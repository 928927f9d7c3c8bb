import type { ShopScope, ShopsScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Lead } from '../../../../service/domain/model/lead/lead.ts';
import type { LeadStore } from '../../../../service/domain/model/lead/lead-store.ts';
import { isLeadDue } from '../../../../service/domain/model/retention/retention.ts';
import type { LeadId, NoticeId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, LONG_PAST, oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';
import { countOpen, countsOf, listedOf } from './lead-lists.ts';
import { makeLeadWork } from './lead-work.ts';

const byAge = oldestFirst<Lead>(
  (row) => row.createdAt,
  (row) => row.id,
);
const byExpiry = oldestFirst<Lead>(
  (row) => row.expiresAt,
  (row) => row.id,
);

const byHold = oldestFirst<Lead>(
  (row) => row.heldAt ?? row.createdAt,
  (row) => row.id,
);

const countConsents = (leads: readonly Lead[]): ReadonlyMap<NoticeId, number> => {
  const counts = new Map<NoticeId, number>();
  for (const { noticeId, consentEventId } of leads) {
    if (noticeId !== null && consentEventId !== null) counts.set(noticeId, (counts.get(noticeId) ?? 0) + 1);
  }
  return counts;
};

const claimed = (rows: Map<LeadId, Lead>, due: readonly Lead[], limit: number): Lead[] => {
  const taken = [...due].sort(byExpiry).slice(0, limit);
  const marked = taken.map((row) => frozenCopy({ ...row, expiresAt: LONG_PAST }));
  for (const row of marked) rows.set(row.id, row);
  return marked;
};

const idsOf = (leads: readonly Lead[]): LeadId[] => leads.map((row) => row.id).sort(byText);

const unknownOf = (leads: readonly Lead[], searched: ReadonlySet<LeadId>): Lead[] =>
  leads.filter((row) => !searched.has(row.id));

export const makeMemoryLeadStore = (): LeadStore => {
  const rows = memoryTable<LeadId, Lead>('leads');
  const searched = new Set<LeadId>();
  const all = () => [...rows.values()];
  const inScope = (scope: ShopScope | ShopsScope): Lead[] => all().filter((row) => isInScope(scope, row));
  const find = (scope: ShopScope | ShopsScope, id: LeadId): Lead | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  const findByRef = (scope: ShopScope, ref: string): Lead | null =>
    inScope(scope).find((row) => row.ref === ref) ?? null;
  const under = (scope: ShopScope, noticeIds: readonly NoticeId[]): Lead[] =>
    inScope(scope).filter((row) => row.noticeId !== null && noticeIds.includes(row.noticeId));
  /** Null outside the scope. */
  const change = (scope: ShopScope, id: LeadId, changes: Partial<Lead>): Lead | null => {
    const row = find(scope, id);
    if (row === null) return null;
    const next = frozenCopy({ ...row, ...changes });
    rows.set(id, next);
    return next;
  };
  return {
    ...makeLeadWork(find, change),
    async insert(scope, lead) {
      requireInScope(scope, lead);
      const stored = findByRef(scope, lead.ref);
      if (stored !== null) return { lead: stored, isRepeat: true };
      if (inScope(scope).some((row) => row.formNonce === lead.formNonce)) return null;
      if (rows.has(lead.id)) throw conflict();
      const kept = frozenCopy(lead);
      rows.set(lead.id, kept);
      return { lead: kept, isRepeat: false };
    },
    async findByRef(scope, ref) {
      return findByRef(scope, ref);
    },
    async get(scope, id) {
      return find(scope, id);
    },
    counts: async (scope, assigneeId) => countsOf(inScope(scope), assigneeId),
    countOpen: async (scope) => countOpen(inScope(scope)),
    list: async (scope, ...asked) => listedOf(inScope(scope), ...asked),
    ids: async (scope) => idsOf(inScope(scope)),
    async findBySubject(scope, subjectKey) {
      return inScope(scope)
        .filter((row) => row.subjectKeys.includes(subjectKey))
        .sort(byAge);
    },
    async setMarks(scope, id, marks) {
      return change(scope, id, marks);
    },
    rectify: async (scope, id, changes) => change(scope, id, changes),
    async remove(scope, id) {
      return find(scope, id) !== null && rows.delete(id);
    },
    async claimDue(scope, due, limit) {
      const found = inScope(scope).filter((row) => isLeadDue(row, due));
      return claimed(rows, found, limit);
    },
    async claimIds(scope, due, limit) {
      const found = inScope(scope).filter((row) => row.expiresAt > LONG_PAST && isLeadDue(row, due));
      return claimed(rows, found, limit).map(({ id }) => id);
    },
    async countDue(scope, due) {
      return inScope(scope).filter((row) => isLeadDue(row, due)).length;
    },
    async countConsentsDue(scope, due) {
      return countConsents(inScope(scope).filter((row) => isLeadDue(row, due)));
    },
    async idsUnder(scope, noticeIds, after, limit) {
      return idsOf(under(scope, noticeIds))
        .filter((id) => after === null || id > after)
        .slice(0, limit);
    },
    async countUnder(scope, noticeIds) {
      return under(scope, noticeIds).length;
    },
    async setConsent(scope, id, changes, under) {
      const isUnder = under === undefined || find(scope, id)?.consentEventId === under;
      return isUnder ? change(scope, id, changes) : null;
    },
    async listByIds(scope, ids) {
      return ids.flatMap((id) => find(scope, id) ?? []);
    },
    async whichExist(scope, ids) {
      return ids.filter((id) => find(scope, id) !== null);
    },
    async namedNotices(scope) {
      const named = inScope(scope).flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId]));
      return [...new Set(named)];
    },
    async dueFollowUps(_service, limit) {
      return all()
        .filter((row) => row.followUp === 'due')
        .sort(byAge)
        .slice(0, limit);
    },
    async unsearched(_service, limit) {
      const unknown = unknownOf(all(), searched).slice(0, limit);
      return unknown.map(({ id, shopId }) => ({ id, shopId }));
    },
    hasUnsearched: async (scope) => unknownOf(inScope(scope), searched).length > 0,
    async setSearched(scope, id) {
      if (find(scope, id) !== null) searched.add(id);
    },
    async setFollowedUp(scope, ids) {
      for (const id of ids) change(scope, id, { followUp: 'done' });
    },
    async markedIds(scope) {
      return idsOf(inScope(scope).filter((row) => row.heldAt !== null || row.restrictedAt !== null));
    },
    async listHeld(scope) {
      return inScope(scope)
        .filter((row) => row.heldAt !== null)
        .sort(byHold);
    },
  };
};
