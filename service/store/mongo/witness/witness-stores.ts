import { type Connection, Schema, trusted } from 'mongoose';
import type {
  HeadStatementStore,
  StoredStatement,
  WitnessedSpan,
  WitnessedSpanStore,
} from '../../../domain/model/witness/witness-store.ts';
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
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

const STATEMENT = {
  _id: String,
  at: String,
  keyId: String,
  previous: String,
  root: String,
  since: String,
  signature: String,
} as const;

type StatementRow = Document<StoredStatement>;
const seen = new Schema({ kind: String, by: String, at: String, token: String }, PART_OPTIONS);
const statementSchema = new Schema<StatementRow>({ ...STATEMENT, seen }, SCHEMA_OPTIONS);
const NEWEST = { at: -1 } as const;

export const makeMongoHeadStatementStore = (connection: Connection): HeadStatementStore => {
  const rows = serviceTable<StatementRow>(connection, 'HeadStatement', statementSchema, 'headStatements');
  const statementOf = (row: StatementRow | null) =>
    row === null ? null : fromDocument<StoredStatement>(row);
  return {
    async insert(statement) {
      try {
        await rows.create(toDocument(statement));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async latest() {
      return statementOf(await rows.findOne().sort(NEWEST).lean<StatementRow>());
    },
    async byIds(ids) {
      const found = await rows.find({ _id: trusted({ $in: [...ids] }) }).lean<StatementRow[]>();
      return found.map((row) => fromDocument<StoredStatement>(row)).sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    async waiting(limit) {
      const waiting = rows.find({ 'seen.at': null }).sort({ at: 1 }).limit(limit);
      return (await waiting.lean<StatementRow[]>()).map((row) => fromDocument<StoredStatement>(row));
    },
    async setSeen(id, answer) {
      await rows.updateOne({ _id: id, seen: null }, { $set: { seen: answer } });
    },
    async latestSeen() {
      const seen = { seen: trusted({ $ne: null }) };
      return statementOf(await rows.findOne(seen).sort(NEWEST).lean<StatementRow>());
    },
  };
};

type SpanRow = Document<WitnessedSpan>;
const step = new Schema({ side: String, hash: String }, PART_OPTIONS);
const spanSchema = new Schema<SpanRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    statementId: String,
    statedAt: String,
    from: Number,
    to: Number,
    path: [step],
  },
  SCHEMA_OPTIONS,
);

export const makeMongoWitnessedSpanStore = (connection: Connection): WitnessedSpanStore => {
  const rows = shopTable<SpanRow>(connection, 'WitnessedSpan', spanSchema, 'witnessedSpans');
  return {
    insert: (scope, span) => rows.insertOnce(scope, toDocument(span)),
    async withdraw(scope, { id, statementId }) {
      await rows.remove(scope, { _id: id, statementId });
    },
    async lastPlace(scope) {
      const [last] = await rows.find<{ to: number }>(
        scope,
        {},
        { sort: { from: -1 }, limit: 1, select: ['to'] },
      );
      return last?.to ?? 0;
    },
    async holding(scope, seqs) {
      const found = new Map<string, WitnessedSpan>();
      for (const seq of seqs) {
        const where = { from: trusted({ $lte: seq }), to: trusted({ $gte: seq }) };
        const row = await rows.findOne(scope, where);
        if (row !== null) found.set(row._id, fromDocument<WitnessedSpan>(row));
      }
      return [...found.values()];
    },
    async removeAfter(service, statedAt) {
      await rows.removeAll(
        allShops(service),
        statedAt === null ? {} : { statedAt: trusted({ $gt: statedAt }) },
      );
    },
  };
};
