import { trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import { isOpenLead, OPEN_LEAD_STATES } from '../../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../../domain/model/lead/lead-store.ts';
import type { LeadId, LeadState, NoticeId, StaffId } from '../../../protocol/vocabulary.ts';
import { byText, LONG_PAST } from '../../order.ts';
import { allShops } from '../base/reach.ts';
import type { ShopTable } from '../base/shop-table.ts';
import { dueFilters, type LeadRow, leadOf } from './lead-rows.ts';
import { makeListLeadRows, QUARANTINED, SHOWN } from './list-lead-rows.ts';

/** Condition of the partial index of restricted leads. */
const RESTRICTED = trusted({ $type: 'date' as const });

const readMarked = async (rows: ShopTable<LeadRow>, scope: ShopScope): Promise<readonly LeadId[]> => {
  // One read per index.
  const marks = [{ heldAt: trusted({ $gt: LONG_PAST }) }, { restrictedAt: RESTRICTED }];
  const found = await Promise.all(
    marks.map((where) => rows.find<Pick<LeadRow, '_id'>>(scope, where, { select: ['_id'] })),
  );
  return [...new Set(found.flat().map((row) => row._id))].sort(byText);
};

const readIdsUnder = async (
  rows: ShopTable<LeadRow>,
  scope: ShopScope,
  noticeIds: readonly NoticeId[],
  after: LeadId | null,
  limit: number,
): Promise<readonly LeadId[]> => {
  const behind = after === null ? {} : { _id: trusted({ $gt: after }) };
  const where = { noticeId: trusted({ $in: [...noticeIds] }), ...behind };
  const options = { sort: { _id: 1 }, limit, select: ['_id'] } as const;
  return (await rows.find<Pick<LeadRow, '_id'>>(scope, where, options)).map((row) => row._id);
};

const OPEN = { ...SHOWN, quarantine: null, state: { $in: [...OPEN_LEAD_STATES] } };

type Lists =
  | 'list'
  | 'counts'
  | 'countOpen'
  | 'ids'
  | 'findBySubject'
  | 'idsUnder'
  | 'countUnder'
  | 'listByIds'
  | 'whichExist'
  | 'namedNotices'
  | 'countDue'
  | 'countConsentsDue'
  | 'dueFollowUps'
  | 'unsearched'
  | 'hasUnsearched'
  | 'markedIds'
  | 'listHeld';

export const makeLeadLists = (rows: ShopTable<LeadRow>): Pick<LeadStore, Lists> => {
  return {
    list: makeListLeadRows(rows),
    async counts(scope, assigneeId) {
      const counts = { new: 0, in_work: 0, answered: 0, closed: 0, mine: 0, quarantined: 0 };
      type Group = { state: LeadState; assigneeId: StaffId | null; count: number };
      const groups = await rows.raw.countBy<Group>(scope, { ...SHOWN, quarantine: null }, [
        'state',
        'assigneeId',
      ]);
      for (const group of groups) {
        counts[group.state] += group.count;
        if (group.assigneeId === assigneeId && isOpenLead(group)) counts.mine += group.count;
      }
      counts.quarantined = await rows.count(scope, { ...SHOWN, quarantine: QUARANTINED });
      return counts;
    },
    countOpen: (scope) => rows.raw.countByShop(scope, OPEN),
    async ids(scope) {
      const found = await rows.find<Pick<LeadRow, '_id'>>(scope, {}, { select: ['_id'] });
      return found.map((row) => row._id).sort(byText);
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKeys: subjectKey }, { sort: { createdAt: 1, _id: 1 } });
      return found.map(leadOf);
    },
    idsUnder: (scope, ...asked) => readIdsUnder(rows, scope, ...asked),
    countUnder: (scope, noticeIds) => rows.count(scope, { noticeId: trusted({ $in: [...noticeIds] }) }),
    async listByIds(scope, ids) {
      return (await rows.find(scope, { _id: trusted({ $in: [...ids] }) })).map(leadOf);
    },
    async whichExist(scope, ids) {
      const found = await rows.find<Pick<LeadRow, '_id'>>(
        scope,
        { _id: trusted({ $in: [...ids] }) },
        { select: ['_id'] },
      );
      return found.map((row) => row._id);
    },
    async namedNotices(scope) {
      const found = await rows.find<Pick<LeadRow, 'noticeId'>>(scope, {}, { select: ['noticeId'] });
      return [...new Set(found.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])))];
    },
    async countDue(scope, due) {
      const [byPromise, byShop] = dueFilters(due);
      return (await rows.count(scope, byPromise)) + (await rows.count(scope, byShop));
    },
    async countConsentsDue(scope, due) {
      const counts = new Map<NoticeId, number>();
      for (const filter of dueFilters(due)) {
        const where = { ...filter, consentEventId: { $ne: null } };
        type Group = { noticeId: NoticeId; count: number };
        for (const { noticeId, count } of await rows.raw.countBy<Group>(scope, where, ['noticeId']))
          counts.set(noticeId, (counts.get(noticeId) ?? 0) + count);
      }
      return counts;
    },
    async dueFollowUps(service, limit) {
      const found = await rows.find(
        allShops(service),
        { followUp: 'due' },
        { sort: { createdAt: 1, _id: 1 }, limit },
      );
      return found.map(leadOf);
    },
    async unsearched(service, limit) {
      const ids = { limit, select: ['_id', 'shopId'] };
      const found = await rows.find<Pick<LeadRow, '_id' | 'shopId'>>(
        allShops(service),
        { searched: null },
        ids,
      );
      return found.map((row) => ({ id: row._id, shopId: row.shopId }));
    },
    async hasUnsearched(scope) {
      const one = { limit: 1, select: ['_id'] } as const;
      return (await rows.find(scope, { searched: trusted({ $in: [null] }) }, one)).length > 0;
    },
    markedIds: (scope) => readMarked(rows, scope),
    async listHeld(scope) {
      const found = await rows.find(
        scope,
        { heldAt: trusted({ $gt: LONG_PAST }) },
        { sort: { heldAt: 1, _id: 1 } },
      );
      return found.map(leadOf);
    },
  };
};
