import { type Connection, Schema } from 'mongoose';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { AgreementStore } from '../../domain/agreement/agreement-store.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { requireInScope } from '../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from './document.ts';
import { shopGuard } from './shop-guard.ts';

/** `_id` is the shop: one agreement each. */
type Row = Agreement & { _id: Agreement['shopId'] };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, state: String, since: Date },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoAgreementStore = (connection: Connection): AgreementStore => {
  const rows = connection.model<Row>('Agreement', schema, 'agreements');
  return {
    async get(scope) {
      const { shopId } = scope;
      const row = await rows.findOne({ _id: shopId, shopId }).lean<Row>();
      if (row === null) return null;
      const { _id, ...agreement } = row;
      return frozenCopy(agreement);
    },
    async put(scope, agreement) {
      requireInScope(scope, agreement);
      const { shopId } = scope;
      await rows.replaceOne({ _id: shopId, shopId }, { _id: shopId, ...agreement }, { upsert: true });
    },
  };
};
