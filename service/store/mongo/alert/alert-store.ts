import { type Connection, Schema, trusted } from 'mongoose';
import type { Alert, AlertStore } from '../../../domain/model/alert/alert.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Alert>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: { type: String, immutable: true },
    staffId: String,
    kind: String,
    waitingSince: Date,
    at: { type: Date, immutable: true },
    result: String,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoAlertStore = (connection: Connection): AlertStore => {
  const rows = shopTable<Row>(connection, 'Alert', schema, 'alerts');
  return {
    async insert(scope, alert) {
      return rows.insertOnce(scope, toDocument(alert));
    },
    async setResult(scope, id, result) {
      await rows.update(scope, { _id: id }, { $set: { result } });
    },
    async listByConversations(scope, ids) {
      const found = await rows.find(
        scope,
        { conversationId: trusted({ $in: [...ids] }) },
        { sort: { at: 1, _id: 1 } },
      );
      return found.map((row) => fromDocument<Alert>(row));
    },
    async removeByConversation(scope, conversationId) {
      return rows.removeAll(scope, { conversationId });
    },
    async removeExpired(scope, now) {
      return rows.removeExpired(scope, now);
    },
    async forgetStaff(service, staffId) {
      await rows.updateAll(allShops(service), { staffId }, { $set: { staffId: null } });
    },
  };
};
