import { type Connection, Schema, trusted } from 'mongoose';
import type { AuditStore } from '../../domain/audit/audit-store.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from './document.ts';
import { shopGuard } from './shop-guard.ts';
import { walkBack, within } from './walk-back.ts';

type Entry = Parameters<AuditStore['append']>[0];
type Row = Document<Entry>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null for what concerns an organisation or the deployment.
    shopId: { type: String, immutable: true },
    organisationId: String,
    actor: String,
    action: String,
    target: String,
    outcome: String,
    details: Schema.Types.Mixed,
    at: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoAuditStore = (connection: Connection): AuditStore => {
  const rows = connection.model<Row>('AuditEntry', schema, 'audit');
  return {
    async append(entry) {
      await rows.create(toDocument(entry));
    },
    async listByShop(scope, limit) {
      const found = await walkBack(null, limit, new Date(), (from, to, most) => {
        const window = within(from, to);
        return rows
          .find({ shopId: scope.shopId, ...(window === null ? {} : { at: trusted(window) }) })
          .sort({ at: -1, _id: -1 })
          .limit(most)
          .lean<Row[]>();
      });
      return found.map((row) => fromDocument<Entry>(row));
    },
  };
};
