import { type Connection, Schema, trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../../domain/model/lead/lead-store.ts';
import { type LeadsDue, promisedLeadEnd } from '../../../domain/model/retention/retention.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { byText, LONG_PAST, newestFirst } from '../../order.ts';
import { requireInScope, shopIdsOf } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { isDuplicate } from '../base/database-error.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';
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
).plugin(shopGuard);

const byCreation = newestFirst<Lead>(
  (lead) => lead.createdAt,
  (lead) => lead.id,
);

/** One filter for each index; no lead fits both. */
const dueFilters = ({ shopId }: ShopScope, due: LeadsDue) => {
  const free = { restrictedAt: null, heldAt: null };
  return [
    { shopId, expiresAt: trusted({ $lte: due.at }), ...free },
    {
      shopId,
      lastContactAt: trusted({ $lte: due.lastContactUntil }),
      expiresAt: trusted({ $gt: due.at }),
      ...free,
    },
  ] as const;
};

export const makeMongoLeadStore = (connection: Connection): LeadStore => {
  const rows = connection.model<Row>('Lead', schema, 'leads');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Lead>(row));
  const findByRef = async (scope: ShopScope, ref: string) =>
    one(await rows.findOne({ shopId: scope.shopId, ref }).lean<Row>());
  const readWindow = async (
    shopId: ShopId,
    window: { $gte?: Date; $lt?: Date } | null,
    limit: number,
  ): Promise<Lead[]> => {
    const found = await rows
      .find({ shopId, ...(window === null ? {} : { createdAt: trusted(window) }), restrictedAt: null })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<Row[]>();
    return found.map((row) => fromDocument<Lead>(row));
  };
  return {
    async insert(scope, lead) {
      requireInScope(scope, lead);
      try {
        await rows.create(toDocument(lead));
        return { lead: fromDocument<Lead>(toDocument(lead)), isRepeat: false };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const stored = await findByRef(scope, lead.ref);
        if (stored !== null) return { lead: stored, isRepeat: true };
        const { shopId } = scope;
        if ((await rows.exists({ shopId, formNonce: lead.formNonce })) !== null) return null;
        throw error;
      }
    },
    findByRef,
    async get(scope, id) {
      const shopIds = shopIdsOf(scope);
      return one(await rows.findOne({ _id: id, shopId: trusted({ $in: [...shopIds] }) }).lean<Row>());
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
      const found = await rows.find({ shopId: scope.shopId }).select('_id').lean<Pick<Row, '_id'>[]>();
      return found.map((row) => row._id).sort(byText);
    },
    async setState(scope, id, state, at) {
      const key = { _id: id, shopId: scope.shopId, expiresAt: trusted({ $gt: at }) };
      const lead = one(await rows.findOne(key).lean<Row>());
      if (lead === null) return null;
      const $set = { state, lastContactAt: at, expiresAt: promisedLeadEnd(at, lead.promisedDays) };
      return one(
        await changedRow(
          rows.updateOne(key, { $set }),
          rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>(),
        ),
      );
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows
        .find({ shopId: scope.shopId, subjectKeys: subjectKey })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Lead>(row));
    },
    async setMarks(scope, id, marks) {
      const change = rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: marks });
      return one(await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>()));
    },
    async rectify(scope, id, { sealed, subjectKeys }) {
      const change = rows.updateOne(
        { _id: id, shopId: scope.shopId },
        { $set: { sealed, subjectKeys: [...subjectKeys] } },
      );
      return one(await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>()));
    },
    async remove(scope, id) {
      return (await rows.deleteOne({ _id: id, shopId: scope.shopId })).deletedCount === 1;
    },
    async claimDue(scope, due, limit) {
      const claimed: Lead[] = [];
      for (const filter of dueFilters(scope, due)) {
        if (claimed.length >= limit) break;
        const found = await rows
          .find(filter)
          .sort({ expiresAt: 1, _id: 1 })
          .limit(limit - claimed.length)
          .select('_id')
          .lean<Pick<Row, '_id'>[]>();
        if (found.length === 0) continue;
        const _id = trusted({ $in: found.map((row) => row._id) });
        // Under the same condition: a lead that was answered, held or restricted meanwhile stays.
        await rows.updateMany({ ...filter, _id }, { $set: { expiresAt: LONG_PAST } });
        const taken = await rows.find({ _id, shopId: scope.shopId, expiresAt: LONG_PAST }).lean<Row[]>();
        claimed.push(...taken.map((row) => fromDocument<Lead>(row)));
      }
      return claimed;
    },
    async countDue(scope, due) {
      const [byPromise, byShop] = dueFilters(scope, due);
      return (await rows.countDocuments(byPromise)) + (await rows.countDocuments(byShop));
    },
    async findUnder(scope, noticeIds, after, limit) {
      const found = await rows
        .find({
          shopId: scope.shopId,
          noticeId: trusted({ $in: [...noticeIds] }),
          ...(after === null ? {} : { _id: trusted({ $gt: after }) }),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return found.map((row) => fromDocument<Lead>(row));
    },
    countUnder: ({ shopId }, noticeIds) =>
      rows.countDocuments({ shopId, noticeId: trusted({ $in: [...noticeIds] }) }),
    async setAgreement(scope, id, changes) {
      const change = rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: changes });
      return one(await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>()));
    },
    async whichExist(scope, ids) {
      const found = await rows
        .find({ shopId: scope.shopId, _id: trusted({ $in: [...ids] }) })
        .select('_id')
        .lean<Pick<Row, '_id'>[]>();
      return found.map((row) => row._id);
    },
    async namedNotices(scope) {
      const found = await rows
        .find({ shopId: scope.shopId })
        .select('noticeId')
        .lean<Pick<Row, 'noticeId'>[]>();
      return [...new Set(found.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])))];
    },
    async dueFollowUps(_service, limit) {
      const found = await withoutShop(rows.find({ followUp: 'due' }))
        .sort({ createdAt: 1, _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return found.map((row) => fromDocument<Lead>(row));
    },
    async setFollowedUp(scope, id) {
      await rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: { followUp: 'done' } });
    },
    async listHeld(scope) {
      const found = await rows
        .find({ shopId: scope.shopId, heldAt: trusted({ $gt: LONG_PAST }) })
        .sort({ heldAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Lead>(row));
    },
  };
};
