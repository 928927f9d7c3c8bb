import { type Connection, Schema, trusted } from 'mongoose';
import type { NonceStore } from '../../../domain/model/base/nonce-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is shop and nonce: the primary key judges that one is used once. */
type Row = { readonly _id: string; readonly shopId: ShopId; readonly expiresAt: Date };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, expiresAt: { type: Date, immutable: true } },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

/** @param name of the collection: each kind of nonce has its own */
export const makeMongoNonceStore = (
  connection: Connection,
  name: 'identityNonces' | 'requestNonces',
): NonceStore => {
  const rows = connection.model<Row>(name, schema, name);
  return {
    async use({ shopId }, nonce, expiresAt) {
      try {
        await rows.create({ _id: `${shopId}/${nonce}`, shopId, expiresAt });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
