import { type Connection, Schema, trusted } from 'mongoose';
import { type ShopsScope, scopeOfShop, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import { isClosed, isOnDesk, type SubjectRequest } from '../../../domain/subject-rights/subject-request.ts';
import type { SubjectRequestStore } from '../../../domain/subject-rights/subject-request-store.ts';
import { newestFirst, oldestFirst } from '../../order.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { allShops, credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<SubjectRequest>;

const step = new Schema(
  { at: Date, actor: String, act: String, detail: String, count: Number },
  PART_OPTIONS,
);
const retained = new Schema({ count: Number, reason: String, until: Date }, PART_OPTIONS);
const work = new Schema(
  {
    ...{ kind: String, at: Date, actor: String, done: Number, total: Number },
    typedAlone: { type: [String], default: undefined },
  },
  PART_OPTIONS,
);
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
    restrictedRefs: { type: [String], default: undefined },
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
);

const byDue = oldestFirst<SubjectRequest>(
  (row) => row.dueAt,
  (row) => row.id,
);
const byClosing = newestFirst<SubjectRequest>(
  (row) => row.closedAt ?? row.receivedAt,
  (row) => row.id,
);
/** MongoDB merges this many shops in index order; above 200 it sorts everything. */
const SHOPS_AT_ONCE = 100;
const partsOf = ({ shopIds }: ShopsScope): ShopsScope[] =>
  Array.from({ length: Math.ceil(shopIds.length / SHOPS_AT_ONCE) }, (_, part) =>
    scopeOfShops(shopIds.slice(part * SHOPS_AT_ONCE, (part + 1) * SHOPS_AT_ONCE)),
  );
const byArrival = oldestFirst<SubjectRequest>(
  (row) => row.receivedAt,
  (row) => row.id,
);

export const makeMongoSubjectRequestStore = (connection: Connection): SubjectRequestStore => {
  const rows = shopTable<Row>(connection, 'SubjectRequest', schema, 'subjectRequests');
  const one = (row: Row | null) => (row === null ? null : fromDocument<SubjectRequest>(row));
  const many = (found: Row[]) => found.map((row) => fromDocument<SubjectRequest>(row));
  return {
    async insert(scope, request) {
      await rows.insert(scope, toDocument(request));
    },
    async get(scope, id) {
      return one(await rows.findOne(scope, { _id: id }));
    },
    async change(scope, id, version, changes) {
      return one(await rows.change(scope, id, { $set: { ...changes, version: version + 1 } }, { version }));
    },
    async open(scope) {
      const reads = scope.shopIds.map((shopId) => rows.find(scopeOfShop(shopId), { closedAt: null }));
      return many((await Promise.all(reads)).flat())
        .filter((row) => !isClosed(row))
        .sort(byDue);
    },
    async closed(scope, behind, limit) {
      const equal = behind === null ? [] : [{ closedAt: behind.closedAt, _id: trusted({ $lt: behind.id }) }];
      const older = {
        closedAt: trusted(behind === null ? { $ne: null } : { $lt: behind.closedAt, $ne: null }),
      };
      const reads = partsOf(scope).flatMap((part) =>
        [...equal, older].map((where) => rows.find(part, where, { sort: { closedAt: -1, _id: -1 }, limit })),
      );
      return many((await Promise.all(reads)).flat())
        .sort(byClosing)
        .slice(0, limit);
    },
    async openDueDates(scope) {
      const reads = scope.shopIds.map((shopId) =>
        rows.find(scopeOfShop(shopId), { closedAt: null }, { select: ['state', 'channel', 'dueAt'] }),
      );
      return many((await Promise.all(reads)).flat())
        .filter((row) => !isClosed(row) && isOnDesk(row))
        .sort(byDue)
        .map((row) => row.dueAt);
    },
    async findBySubject(scope, subjectKey) {
      return many(await rows.find(scope, { subjectKeys: subjectKey })).sort(byArrival);
    },
    async waitingForShopServer(scope, limit) {
      const waiting = rows.find(scope, { 'handOver.state': 'waiting', closedAt: null });
      return many(await waiting)
        .sort(byArrival)
        .slice(0, limit);
    },
    async findByAnswer(answerHash) {
      return one(await rows.findOne(credential('answerHash', answerHash)));
    },
    async unfinished(service) {
      // Only open requests have unfinished work; they are few.
      const open = await rows.find(allShops(service), { state: 'in_progress' });
      return many(open)
        .filter((row) => row.work !== null)
        .sort(byArrival);
    },
    async endAnswers(scope, now) {
      const past = many(await rows.find(scope, { answerUntil: trusted({ $lte: now }) }));
      for (const row of past) {
        const ended = { answerHash: null, answerUntil: null, version: row.version + 1 };
        const gone = { refs: [], sealedEmail: null, sealedPhone: null };
        await rows.update(
          scope,
          { _id: row.id, version: row.version },
          { $set: { ...ended, ...(isClosed(row) ? gone : {}) } },
        );
      }
      return past.length;
    },
    async removeExpired(scope, now, isKept) {
      const past = many(await rows.find(scope, { expiresAt: trusted({ $lte: now }) }));
      let removed = 0;
      for (const row of past) {
        if (await isKept(row)) continue;
        const { id, version } = row;
        // By version: it may be confirmed concurrently.
        if (await rows.remove(scope, { _id: id, version })) removed += 1;
      }
      return removed;
    },
  };
};
