import { type Connection, Schema } from 'mongoose';
import type { ShopKeyStore } from '../../../domain/model/shop/shop-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the shop. */
type Row = { _id: ShopId; shopId: ShopId; wrapped: string };

const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, wrapped: String }, SCHEMA_OPTIONS);

export const makeMongoShopKeyStore = (connection: Connection): ShopKeyStore => {
  const rows = shopTable<Row>(connection, 'ShopKey', schema, 'shopKeys');
  const get: ShopKeyStore['get'] = async (scope) =>
    (await rows.findOne(scope, { _id: scope.shopId }))?.wrapped ?? null;
  return {
    get,
    async put(scope, wrapped) {
      const { shopId } = scope;
      try {
        await rows.insert(scope, { _id: shopId, shopId, wrapped });
        return wrapped;
      } catch (error) {
        const first = isDuplicate(error) ? await get(scope) : null;
        if (first === null) throw error;
        return first;
      }
    },
    async all(service) {
      const found = await rows.find(allShops(service), {});
      return found.map(({ shopId, wrapped }) => ({ shopId, wrapped }));
    },
  };
};
