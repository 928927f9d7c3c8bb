import { type Connection, Schema } from 'mongoose';
import type { CustomerBlock, CustomerBlockStore } from '../../../domain/model/block/customer-block.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<CustomerBlock>;
const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, key: String, reason: String, at: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);
const blockOf = (row: Row): CustomerBlock => fromDocument<CustomerBlock>(row);

export const makeMongoCustomerBlockStore = (connection: Connection): CustomerBlockStore => {
  const rows = shopTable<Row>(connection, 'CustomerBlock', schema, 'customerBlocks');
  return {
    async put(scope, { id, ...block }) {
      await rows.removeAll(scope, { key: block.key });
      await rows.insertOnce(scope, { _id: id, ...block });
    },
    async find(scope, key) {
      const row = await rows.findOne(scope, { key });
      return row === null ? null : blockOf(row);
    },
    async list(scope) {
      const found = (await rows.find(scope)).map(blockOf);
      return found.sort((a, b) => b.at.getTime() - a.at.getTime());
    },
    remove: (scope, id) => rows.remove(scope, { _id: id }),
    removeByKey: (scope, key) => rows.remove(scope, { key }),
    removeExpired: (scope, now) => rows.removeExpired(scope, now),
  };
};
