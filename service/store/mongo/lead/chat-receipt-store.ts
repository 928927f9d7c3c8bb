import { type Connection, Schema, trusted } from 'mongoose';
import type { ChatReceipt, ChatReceiptStore } from '../../../domain/receipt/chat-receipt.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the secret's hash. */
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
);

const receiptOf = ({ _id, ...rest }: Row): ChatReceipt => frozenCopy({ secretHash: _id, ...rest });

export const makeMongoChatReceiptStore = (connection: Connection): ChatReceiptStore => {
  const rows = shopTable<Row>(connection, 'ChatReceipt', schema, 'chatReceipts');
  return {
    async insert(scope, receipt) {
      const { secretHash, ...rest } = receipt;
      await rows.insertOnce(scope, { _id: secretHash, ...rest });
    },
    async findBySecret(secretHash) {
      const row = await rows.findOne(credential('_id', secretHash));
      return row === null ? null : receiptOf(row);
    },
    async claimMail(scope, secretHash, at) {
      return rows.update(scope, { _id: secretHash, mailedAt: null }, { $set: { mailedAt: at } });
    },
    async setExpiry(scope, secretHash, expiresAt) {
      await rows.update(scope, { _id: secretHash }, { $set: { expiresAt } });
    },
    async remove(scope, secretHash) {
      return rows.remove(scope, { _id: secretHash });
    },
    async list(scope, after, limit) {
      const found = await rows.find(scope, { _id: trusted({ $gt: after }) }, { sort: { _id: 1 }, limit });
      return found.map(receiptOf);
    },
  };
};
