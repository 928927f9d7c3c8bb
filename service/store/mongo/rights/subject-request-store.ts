import { type Connection, Schema, trusted } from 'mongoose';
import { isClosed, isOnDesk, type SubjectRequest } from '../../../domain/subject-rights/subject-request.ts';
import type { SubjectRequestStore } from '../../../domain/subject-rights/subject-request-store.ts';
import { oldestFirst } from '../../order.ts';
import { requireInScope, shopIdsOf } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<SubjectRequest>;

const step = new Schema(
  { at: Date, actor: String, act: String, detail: String, count: Number },
  PART_OPTIONS,
);
const retained = new Schema({ count: Number, reason: String, until: Date }, PART_OPTIONS);
const work = new Schema({ kind: String, at: Date, actor: String, done: Number, total: Number }, PART_OPTIONS);
const handOver = new Schema({ state: String, at: Date, refusal: String }, PART_OPTIONS);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    kind: { type: String, immutable: true },
    state: String,
    channel: { type: String, immutable: true },
    locale: String,
    receivedAt: Date,
    dueAt: Date,
    extension: String,
    refusal: String,
    identity: String,
    subjectKeys: [String],
    refs: [String],
    sealedEmail: String,
    sealedPhone: String,
    steps: [step],
    removed: Number,
    retained: [retained],
    work,
    handOver,
    answerHash: String,
    answerUntil: Date,
    remindedDays: [Number],
    closedAt: Date,
    expiresAt: Date,
    version: Number,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

const byDue = oldestFirst<SubjectRequest>(
  (row) => row.dueAt,
  (row) => row.id,
);
const byArrival = oldestFirst<SubjectRequest>(
  (row) => row.receivedAt,
  (row) => row.id,
);

export const makeMongoSubjectRequestStore = (connection: Connection): SubjectRequestStore => {
  const rows = connection.model<Row>('SubjectRequest', schema, 'subjectRequests');
  const one = (row: Row | null) => (row === null ? null : fromDocument<SubjectRequest>(row));
  const many = (found: Row[]) => found.map((row) => fromDocument<SubjectRequest>(row));
  return {
    async insert(scope, request) {
      requireInScope(scope, request);
      await rows.create(toDocument(request));
    },
    async get(scope, id) {
      const shopIds = shopIdsOf(scope);
      return one(await rows.findOne({ _id: id, shopId: trusted({ $in: [...shopIds] }) }).lean<Row>());
    },
    async change(scope, id, version, changes) {
      const change = rows.updateOne(
        { _id: id, shopId: scope.shopId, version },
        { $set: { ...changes, version: version + 1 } },
      );
      return one(await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>()));
    },
    async list(scope, limit) {
      const reads = scope.shopIds.map((shopId) => rows.find({ shopId }).lean<Row[]>());
      const own = many((await Promise.all(reads)).flat());
      const open = own.filter((row) => !isClosed(row)).sort(byDue);
      const closed = own.filter(isClosed).sort((a, b) => byDue(b, a));
      return [...open, ...closed].slice(0, limit);
    },
    async openDueDates(scope) {
      const reads = scope.shopIds.map((shopId) =>
        rows.find({ shopId, closedAt: null }, { _id: 1, state: 1, channel: 1, dueAt: 1 }).lean<Row[]>(),
      );
      return many((await Promise.all(reads)).flat())
        .filter((row) => !isClosed(row) && isOnDesk(row))
        .sort(byDue)
        .map((row) => row.dueAt);
    },
    async findBySubject({ shopId }, subjectKey) {
      return many(await rows.find({ shopId, subjectKeys: subjectKey }).lean<Row[]>()).sort(byArrival);
    },
    async waitingForStore({ shopId }, limit) {
      const waiting = rows.find({ shopId, 'handOver.state': 'waiting', closedAt: null }).lean<Row[]>();
      return many(await waiting)
        .sort(byArrival)
        .slice(0, limit);
    },
    // The secret is the credential: the scope comes from this row.
    async findByAnswer(answerHash) {
      return one(await withoutShop(rows.findOne({ answerHash })).lean<Row>());
    },
    async unfinished() {
      // Open work stands in open requests alone, and those are few.
      const open = await withoutShop(rows.find({ state: 'in_progress' })).lean<Row[]>();
      return many(open)
        .filter((row) => row.work !== null)
        .sort(byArrival);
    },
    async endAnswers({ shopId }, now) {
      const past = many(await rows.find({ shopId, answerUntil: trusted({ $lte: now }) }).lean<Row[]>());
      for (const row of past) {
        const ended = { answerHash: null, answerUntil: null, version: row.version + 1 };
        const gone = { refs: [], sealedEmail: null, sealedPhone: null };
        await rows.updateOne(
          { _id: row.id, shopId, version: row.version },
          { $set: { ...ended, ...(isClosed(row) ? gone : {}) } },
        );
      }
      return past.length;
    },
    async removeExpired({ shopId }, now) {
      return (await rows.deleteMany({ shopId, expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
