import { type Connection, Schema, trusted } from 'mongoose';
import { type AuditChain, type AuditRow, chainOf } from '../../../domain/model/audit/audit.ts';
import type { AuditMarks } from '../../../domain/model/audit/audit-store.ts';
import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

export type ChainScope = ShopScope | ServiceScope;
export type AuditDocument = Document<AuditRow>;
type MarksRow = { _id: AuditChain; shopId: ShopId | null; lastSeq: number; removed: AuditMarks['removed'] };

const schema = new Schema<AuditDocument>(
  {
    _id: String,
    chain: { type: String, immutable: true, required: true },
    seq: { type: Number, immutable: true },
    // Null: organisation or deployment.
    shopId: { type: String, immutable: true },
    organisationId: { type: String, immutable: true },
    actor: { type: String, immutable: true },
    action: { type: String, immutable: true },
    target: String,
    salt: String,
    commitment: { type: String, immutable: true },
    outcome: { type: String, immutable: true },
    details: { type: Schema.Types.Mixed, immutable: true },
    at: { type: Date, immutable: true },
    previousHash: { type: String, immutable: true },
    hash: { type: String, immutable: true },
  },
  SCHEMA_OPTIONS,
);
const removed = new Schema({ seq: Number, hash: String, at: Date }, PART_OPTIONS);
const marksSchema = new Schema<MarksRow>(
  { _id: String, shopId: { type: String, immutable: true }, lastSeq: Number, removed },
  SCHEMA_OPTIONS,
);

export const inChain = ({ shopId }: ChainScope) => ({ chain: chainOf(shopId) });
const markOf = ({ shopId }: ChainScope) => ({ _id: chainOf(shopId) });

export const makeAuditTables = (connection: Connection) => {
  const rows = shopTable<AuditDocument>(connection, 'AuditEntry', schema, 'audit', ['chain']);
  const marks = shopTable<MarksRow>(connection, 'AuditMarks', marksSchema, 'auditMarks');
  return {
    rows,
    /** In order. */
    async range(scope: ChainScope, from: number, limit: number): Promise<readonly AuditRow[]> {
      const found = await rows.find(
        scope,
        { ...inChain(scope), seq: trusted({ $gte: from }) },
        { sort: { seq: 1 }, limit },
      );
      return found.map((row) => fromDocument<AuditRow>(row));
    },
    async readMarks(scope: ChainScope): Promise<AuditMarks> {
      const row = await marks.findOne(scope, markOf(scope));
      return { lastSeq: row?.lastSeq ?? 0, removed: row?.removed ?? null };
    },
    /** Monotonic. */
    async markLast(scope: ChainScope, seq: number): Promise<void> {
      const mark = markOf(scope);
      const advance = () => marks.update(scope, mark, { $max: { lastSeq: seq } });
      if (await advance()) return;
      const first = { ...mark, shopId: scope.shopId, lastSeq: seq, removed: null };
      if (!(await marks.insertOnce(scope, first))) await advance();
    },
    async markRemoved(scope: ChainScope, removed: AuditMarks['removed']): Promise<void> {
      await marks.update(scope, markOf(scope), { $set: { removed } });
    },
  };
};
export type AuditTables = ReturnType<typeof makeAuditTables>;
