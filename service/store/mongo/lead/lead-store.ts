import { type Connection, Schema, trusted } from 'mongoose';
import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../../domain/model/lead/lead-store.ts';
import { type LeadsDue, promisedLeadEnd } from '../../../domain/model/retention/retention.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { byText, LONG_PAST, newestFirst } from '../../order.ts';
import { isDuplicate } from '../base/database-error.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import { walkBack, within } from '../base/walk-back.ts';

type Row = Document<Lead>;

const sealed = new Schema({ name: String, email: String, phone: String, message: String }, PART_OPTIONS);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    ref: { type: String, immutable: true },
    formNonce: { type: String, immutable: true },
    noticeId: String,
    consentEventId: String,
    basis: { type: String, immutable: true },
    locale: String,
    sealed,
    subjectKeys: [String],
    pagePath: String,
    state: String,
    reference: String,
    createdAt: { type: Date, immutable: true },
    lastContactAt: Date,
    promisedDays: Number,
    expiresAt: Date,
    restrictedAt: Date,
    heldAt: Date,
    heldReason: String,
    followUp: String,
  },
  SCHEMA_OPTIONS,
);

const byCreation = newestFirst<Lead>(
  (lead) => lead.createdAt,
  (lead) => lead.id,
);

/** One filter for each index; no lead fits both. */
const dueFilters = (due: LeadsDue) => {
  const free = { restrictedAt: null, heldAt: null };
  return [
    { expiresAt: trusted({ $lte: due.at }), ...free },
    {
      lastContactAt: trusted({ $lte: due.lastContactUntil }),
      expiresAt: trusted({ $gt: due.at }),
      ...free,
    },
  ] as const;
};

export const makeMongoLeadStore = (connection: Connection): LeadStore => {
  const rows = shopTable<Row>(connection, 'Lead', schema, 'leads');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Lead>(row));
  const findByRef = async (scope: ShopScope, ref: string) => one(await rows.findOne(scope, { ref }));
  const readWindow = async (
    shopId: ShopId,
    window: { $gte?: Date; $lt?: Date } | null,
    limit: number,
  ): Promise<Lead[]> => {
    const found = await rows.find(
      scopeOfShop(shopId),
      { ...(window === null ? {} : { createdAt: trusted(window) }), restrictedAt: null },
      { sort: { createdAt: -1, _id: -1 }, limit },
    );
    return found.map((row) => fromDocument<Lead>(row));
  };
  return {
    async insert(scope, lead) {
      try {
        await rows.insert(scope, toDocument(lead));
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
    list(scope, before, limit) {
      // One read per shop and window: the index serves a range only behind an equality.
      return walkBack(before, limit, new Date(), async (from, to, most) => {
        const window = within(from, to);
        const pages = await Promise.all(scope.shopIds.map((shopId) => readWindow(shopId, window, most)));
        return pages.flat().sort(byCreation).slice(0, most);
      });
    },
    async ids(scope) {
      const found = await rows.find<Pick<Row, '_id'>>(scope, {}, { select: ['_id'] });
      return found.map((row) => row._id).sort(byText);
    },
    async setState(scope, id, state, at) {
      const running = { expiresAt: trusted({ $gt: at }) };
      const lead = one(await rows.findOne(scope, { _id: id, ...running }));
      if (lead === null) return null;
      const $set = { state, lastContactAt: at, expiresAt: promisedLeadEnd(at, lead.promisedDays) };
      return one(await rows.change(scope, id, { $set }, running));
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKeys: subjectKey }, { sort: { createdAt: 1, _id: 1 } });
      return found.map((row) => fromDocument<Lead>(row));
    },
    async setMarks(scope, id, marks) {
      return one(await rows.change(scope, id, { $set: marks }));
    },
    async rectify(scope, id, { sealed, subjectKeys }) {
      return one(await rows.change(scope, id, { $set: { sealed, subjectKeys: [...subjectKeys] } }));
    },
    async remove(scope, id) {
      return rows.remove(scope, { _id: id });
    },
    async claimDue(scope, due, limit) {
      const claimed: Lead[] = [];
      for (const filter of dueFilters(due)) {
        if (claimed.length >= limit) break;
        const found = await rows.find<Pick<Row, '_id'>>(scope, filter, {
          sort: { expiresAt: 1, _id: 1 },
          limit: limit - claimed.length,
          select: ['_id'],
        });
        if (found.length === 0) continue;
        const _id = trusted({ $in: found.map((row) => row._id) });
        // Under the same condition: a lead that was answered, held or restricted meanwhile stays.
        await rows.updateAll(scope, { ...filter, _id }, { $set: { expiresAt: LONG_PAST } });
        const taken = await rows.find(scope, { _id, expiresAt: LONG_PAST });
        claimed.push(...taken.map((row) => fromDocument<Lead>(row)));
      }
      return claimed;
    },
    async countDue(scope, due) {
      const [byPromise, byShop] = dueFilters(due);
      return (await rows.count(scope, byPromise)) + (await rows.count(scope, byShop));
    },
    async findUnder(scope, noticeIds, after, limit) {
      const found = await rows.find(
        scope,
        {
          noticeId: trusted({ $in: [...noticeIds] }),
          ...(after === null ? {} : { _id: trusted({ $gt: after }) }),
        },
        { sort: { _id: 1 }, limit },
      );
      return found.map((row) => fromDocument<Lead>(row));
    },
    countUnder: (scope, noticeIds) => rows.count(scope, { noticeId: trusted({ $in: [...noticeIds] }) }),
    async setConsent(scope, id, changes) {
      return one(await rows.change(scope, id, { $set: changes }));
    },
    async whichExist(scope, ids) {
      const found = await rows.find<Pick<Row, '_id'>>(
        scope,
        { _id: trusted({ $in: [...ids] }) },
        { select: ['_id'] },
      );
      return found.map((row) => row._id);
    },
    async namedNotices(scope) {
      const found = await rows.find<Pick<Row, 'noticeId'>>(scope, {}, { select: ['noticeId'] });
      return [...new Set(found.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])))];
    },
    async dueFollowUps(service, limit) {
      const found = await rows.find(
        allShops(service),
        { followUp: 'due' },
        { sort: { createdAt: 1, _id: 1 }, limit },
      );
      return found.map((row) => fromDocument<Lead>(row));
    },
    async setFollowedUp(scope, id) {
      await rows.update(scope, { _id: id }, { $set: { followUp: 'done' } });
    },
    async listHeld(scope) {
      const found = await rows.find(
        scope,
        { heldAt: trusted({ $gt: LONG_PAST }) },
        { sort: { heldAt: 1, _id: 1 } },
      );
      return found.map((row) => fromDocument<Lead>(row));
    },
  };
};
