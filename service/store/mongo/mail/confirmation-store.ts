import { type Connection, Schema, trusted } from 'mongoose';
import type { Confirmation } from '../../../domain/model/confirmation/confirmation.ts';
import type { ConfirmationStore } from '../../../domain/model/confirmation/confirmation-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the hash of the secret. */
type Row = Omit<Confirmation, 'secretHash'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    // Null for links about no shop.
    shopId: { type: String, immutable: true },
    kind: String,
    ref: String,
    locale: String,
    subjectKey: String,
    createdAt: Date,
    usedAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

const fromRow = ({ _id, ...rest }: Row): Confirmation => frozenCopy({ secretHash: _id, ...rest });

export const makeMongoConfirmationStore = (connection: Connection): ConfirmationStore => {
  const rows = connection.model<Row>('Confirmation', schema, 'confirmations');
  return {
    async insert(scope, { secretHash, ...rest }) {
      requireInScope(scope, rest);
      await rows.create({ _id: secretHash, ...rest });
    },
    // The secret is the credential: the scope comes from this row.
    async findBySecret(secretHash) {
      const row = await withoutShop(rows.findOne({ _id: secretHash })).lean<Row>();
      return row === null ? null : fromRow(row);
    },
    async use(secretHash, now) {
      const open = { _id: secretHash, usedAt: null, expiresAt: trusted({ $gt: now }) };
      return (await withoutShop(rows.updateOne(open, { $set: { usedAt: now } }))).matchedCount === 1;
    },
    async release(secretHash) {
      await withoutShop(rows.updateOne({ _id: secretHash }, { $set: { usedAt: null } }));
    },
    async removeByRef(scope, ref) {
      const shopId = scope.shopId;
      return (await withoutShop(rows.deleteMany({ shopId, ref }))).deletedCount;
    },
    async removeBySubject({ shopId }, subjectKey) {
      return (await rows.deleteMany({ shopId, subjectKey })).deletedCount;
    },
    async findBySubject({ shopId }, subjectKey) {
      const found = await rows.find({ shopId, subjectKey }).sort({ createdAt: 1, _id: 1 }).lean<Row[]>();
      return found.map(fromRow);
    },
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
