import { type Connection, Schema, trusted } from 'mongoose';
import type { Receipt } from '../../../domain/model/lead/lead.ts';
import type { ReceiptStore } from '../../../domain/model/lead/lead-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the hash of the secret. */
type Row = Omit<Receipt, 'secretHash'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    leadId: String,
    reference: String,
    noticeId: String,
    consentEventId: String,
    basis: String,
    locale: String,
    fields: [String],
    createdAt: Date,
    withdrawnAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoReceiptStore = (connection: Connection): ReceiptStore => {
  const rows = connection.model<Row>('Receipt', schema, 'receipts');
  return {
    async insert(scope, receipt) {
      requireInScope(scope, receipt);
      const { secretHash, ...rest } = receipt;
      await rows.create({ _id: secretHash, ...rest });
    },
    async findBySecret(secretHash) {
      // The secret is the credential: the scope comes from this row.
      const row = await withoutShop(rows.findOne({ _id: secretHash })).lean<Row>();
      if (row === null) return null;
      const { _id, ...rest } = row;
      return frozenCopy({ secretHash: _id, ...rest });
    },
    async setExpiry(scope, secretHash, expiresAt) {
      await rows.updateOne({ _id: secretHash, shopId: scope.shopId }, { $set: { expiresAt } });
    },
    async countDue(scope, now) {
      return rows.countDocuments({ shopId: scope.shopId, expiresAt: trusted({ $lte: now }) });
    },
    async setAgreement(scope, secretHash, { noticeId, consentEventId }) {
      const $set = { noticeId, consentEventId };
      await rows.updateOne({ _id: secretHash, shopId: scope.shopId }, { $set });
    },
    async namedNotices(scope) {
      const found = await rows
        .find({ shopId: scope.shopId })
        .select('noticeId')
        .lean<Pick<Row, 'noticeId'>[]>();
      return [...new Set(found.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])))];
    },
    async setWithdrawn(scope, secretHash, at) {
      await rows.updateOne(
        { _id: secretHash, shopId: scope.shopId, withdrawnAt: null },
        { $set: { withdrawnAt: at } },
      );
    },
    async remove(scope, secretHash) {
      return (await rows.deleteOne({ _id: secretHash, shopId: scope.shopId })).deletedCount === 1;
    },
    async removeExpired(scope, now) {
      const { shopId } = scope;
      return (await rows.deleteMany({ shopId, expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
