import { type Connection, trusted } from 'mongoose';
import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { LEAD_STEPS_KEPT, type Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../../domain/model/lead/lead-store.ts';
import { promisedLeadEnd } from '../../../domain/model/retention/retention.ts';
import type { LeadId, ShopId } from '../../../protocol/vocabulary.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { LONG_PAST } from '../../order.ts';
import { requireInScope } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { gatherInserts } from '../base/gather-inserts.ts';
import { shopTable } from '../base/shop-table.ts';
import { makeLeadLists } from './lead-lists.ts';
import { dueFilters, type LeadRow, leadOf, leadSchema, unclaimedFilters } from './lead-rows.ts';

/** An id of a shop has no space. */
const keyOf = (shopId: ShopId, ref: string): string => `${shopId} ${ref}`;
const partsOf = (key: string): [ShopId, string] => {
  const at = key.indexOf(' ');
  return [key.slice(0, at) as ShopId, key.slice(at + 1)];
};

/** `isRunningLead` as a filter. */
const runningAt = (at: Date) => ({
  $or: [
    { expiresAt: trusted({ $gt: at }) },
    { heldAt: trusted({ $ne: null }), withdrawnAt: null, expiresAt: trusted({ $gt: LONG_PAST }) },
  ],
});

export const makeMongoLeadStore = (connection: Connection): LeadStore => {
  const rows = shopTable<LeadRow>(connection, 'Lead', leadSchema, 'leads', ['searched']);
  const guard = answerGuard(connection);
  const insertRow = gatherInserts(rows.raw, guard);
  const one = (row: LeadRow | null) => (row === null ? null : leadOf(row));
  // Keys from the callers' scopes; concurrent look-ups are batched.
  const byRef = makeGroupedReads(async (keys: readonly string[]) => {
    const shops = new Map<ShopId, string[]>();
    for (const key of keys) {
      const [shopId, ref] = partsOf(key);
      shops.set(shopId, [...(shops.get(shopId) ?? []), ref]);
    }
    const reads = [...shops].map(([shopId, refs]) =>
      rows.find(scopeOfShop(shopId), { ref: trusted({ $in: refs }) }),
    );
    const found = await guard.inTime(Promise.all(reads));
    return new Map(found.flat().map((row) => [keyOf(row.shopId, row.ref), row]));
  });
  const findByRef = async ({ shopId }: ShopScope, ref: string) => one(await byRef(keyOf(shopId, ref)));
  const among = (ids: readonly LeadId[]) => trusted({ $in: [...ids] });
  const claim = async (
    scope: ShopScope,
    filters: readonly object[],
    limit: number,
  ): Promise<readonly LeadId[]> => {
    const claimed: LeadId[] = [];
    const idsOf = async (where: object, most?: { limit: number }): Promise<LeadId[]> => {
      const select = { select: ['_id'], ...(most && { ...most, sort: { expiresAt: 1, _id: 1 } as const }) };
      return (await rows.find<Pick<LeadRow, '_id'>>(scope, where, select)).map((row) => row._id);
    };
    for (const filter of filters) {
      if (claimed.length >= limit) break;
      const found = await idsOf(filter, { limit: limit - claimed.length });
      if (found.length === 0) continue;
      // Same condition: leads answered, held or restricted meanwhile stay.
      await rows.updateAll(scope, { ...filter, _id: among(found) }, { $set: { expiresAt: LONG_PAST } });
      claimed.push(...(await idsOf({ _id: among(found), expiresAt: LONG_PAST })));
    }
    return claimed;
  };
  return {
    ...makeLeadLists(rows),
    async insert(scope, lead) {
      requireInScope(scope, lead);
      try {
        await insertRow(toDocument(lead));
        return { lead: fromDocument<Lead>(toDocument(lead)), isRepeat: false };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const stored = await findByRef(scope, lead.ref);
        if (stored !== null) return { lead: stored, isRepeat: true };
        if (await rows.has(scope, { formNonce: lead.formNonce })) return null;
        throw error;
      }
    },
    findByRef,
    async get(scope, id) {
      return one(await rows.findOne(scope, { _id: id }));
    },
    async addStep(scope, id, step, isContact, undone) {
      const { at, state, assigneeId } = step;
      const running = { ...runningAt(at), ...(undone !== undefined && { lastContactAt: undone.at }) };
      const lead = one(await rows.findOne(scope, { _id: id, ...running }));
      if (lead === null) return null;
      const contact = { lastContactAt: at, expiresAt: promisedLeadEnd(at, lead.promisedDays) };
      const period = { ...(isContact && lead.expiresAt > at && contact), ...undone?.before };
      const $set = { state, assigneeId, ...period };
      const $push = { history: { $each: [{ ...step }], $slice: -LEAD_STEPS_KEPT } };
      return one(await rows.change(scope, id, { $set, $push }, running));
    },
    async endQuarantine(scope, id, at) {
      const waiting = { quarantine: trusted({ $ne: null }), expiresAt: trusted({ $gt: at }) };
      const lead = one(await rows.findOne(scope, { _id: id, ...waiting }));
      if (lead === null) return null;
      const expiresAt = promisedLeadEnd(lead.lastContactAt, lead.promisedDays);
      return one(
        await rows.change(scope, id, { $set: { quarantine: null, expiresAt, followUp: 'due' } }, waiting),
      );
    },
    async addAnswer(scope, id, answer, after) {
      const fits = {
        restrictedAt: null,
        ...runningAt(answer.at),
        answers: trusted({ $size: after }),
      };
      return one(await rows.change(scope, id, { $push: { answers: { ...answer } } }, fits));
    },
    rewriteAnswer: (scope, id, ref, text) =>
      rows.update(scope, { _id: id, 'answers.ref': ref }, { $set: { 'answers.$.text': text } }),
    async setAnswerSent(scope, id, ref, at) {
      const unsent = { answers: trusted({ $elemMatch: { ref, sentAt: null } }) };
      await rows.update(scope, { _id: id, ...unsent }, { $set: { 'answers.$.sentAt': at } });
      return one(await rows.findOne(scope, { _id: id, 'answers.ref': ref }));
    },
    async setMarks(scope, id, marks) {
      return one(await rows.change(scope, id, { $set: marks }));
    },
    async rectify(scope, id, { subjectKeys, ...changes }) {
      return one(await rows.change(scope, id, { $set: { ...changes, subjectKeys: [...subjectKeys] } }));
    },
    async remove(scope, id) {
      return rows.remove(scope, { _id: id });
    },
    async claimDue(scope, due, limit) {
      const ids = await claim(scope, dueFilters(due), limit);
      return ids.length === 0 ? [] : (await rows.find(scope, { _id: among(ids) })).map(leadOf);
    },
    claimIds: (scope, due, limit) => claim(scope, unclaimedFilters(due), limit),
    async setConsent(scope, id, changes, under) {
      const where = under === undefined ? {} : { consentEventId: under };
      return one(await rows.change(scope, id, { $set: changes }, where));
    },
    async setSearched(scope, id) {
      await rows.update(scope, { _id: id }, { $set: { searched: true } });
    },
    async setFollowedUp(scope, ids) {
      await rows.updateAll(scope, { _id: among(ids) }, { $set: { followUp: 'done' } });
    },
  };
};
