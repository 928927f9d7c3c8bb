import { type Connection, Schema, trusted } from 'mongoose';
import type { ChatReceipt, ChatReceiptStore } from '../../../domain/receipt/chat-receipt.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the hash of the secret. */
type Row = Omit<ChatReceipt, 'secretHash'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: String,
    createdAt: Date,
    mailedAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

const receiptOf = ({ _id, ...rest }: Row): ChatReceipt => frozenCopy({ secretHash: _id, ...rest });

export const makeMongoChatReceiptStore = (connection: Connection): ChatReceiptStore => {
  const rows = connection.model<Row>('ChatReceipt', schema, 'chatReceipts');
  return {
    async insert(scope, receipt) {
      requireInScope(scope, receipt);
      const { secretHash, ...rest } = receipt;
      try {
        await rows.create({ _id: secretHash, ...rest });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async findBySecret(secretHash) {
      // The secret is the credential: the scope comes from this row.
      const row = await withoutShop(rows.findOne({ _id: secretHash })).lean<Row>();
      return row === null ? null : receiptOf(row);
    },
    async claimMail(scope, secretHash, at) {
      const filter = { _id: secretHash, shopId: scope.shopId, mailedAt: null };
      return (await rows.updateOne(filter, { $set: { mailedAt: at } })).matchedCount === 1;
    },
    async setExpiry(scope, secretHash, expiresAt) {
      await rows.updateOne({ _id: secretHash, shopId: scope.shopId }, { $set: { expiresAt } });
    },
    async remove(scope, secretHash) {
      return (await rows.deleteOne({ _id: secretHash, shopId: scope.shopId })).deletedCount === 1;
    },
    async list(scope, after, limit) {
      const found = await rows
        .find({ shopId: scope.shopId, _id: trusted({ $gt: after }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return found.map(receiptOf);
    },
  };
};
