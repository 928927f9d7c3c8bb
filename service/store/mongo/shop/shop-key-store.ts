import { type Connection, Schema } from 'mongoose';
import type { ShopKeyStore } from '../../../domain/model/shop/shop-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

/** `_id` is the shop: one key each. */
type Row = { _id: ShopId; shopId: ShopId; wrapped: string };

const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, wrapped: String }, SCHEMA_OPTIONS).plugin(
  shopGuard,
);

export const makeMongoShopKeyStore = (connection: Connection): ShopKeyStore => {
  const rows = connection.model<Row>('ShopKey', schema, 'shopKeys');
  const get = async (shopId: ShopId) =>
    (await rows.findOne({ _id: shopId, shopId }).lean<Row>())?.wrapped ?? null;
  return {
    get: (scope) => get(scope.shopId),
    async put(scope, wrapped) {
      const { shopId } = scope;
      try {
        await rows.create({ _id: shopId, shopId, wrapped });
        return wrapped;
      } catch (error) {
        const first = isDuplicate(error) ? await get(shopId) : null;
        if (first === null) throw error;
        return first;
      }
    },
  };
};
