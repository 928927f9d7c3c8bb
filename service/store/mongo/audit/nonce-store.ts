import { type Connection, Schema } from 'mongoose';
import type { NonceStore } from '../../../domain/model/base/nonce-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id`: shop and nonce. */
type Row = { readonly _id: string; readonly shopId: ShopId; readonly expiresAt: Date };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, expiresAt: { type: Date, immutable: true } },
  SCHEMA_OPTIONS,
);

export const makeMongoNonceStore = (
  connection: Connection,
  name: 'identityNonces' | 'requestNonces',
): NonceStore => {
  const rows = shopTable<Row>(connection, name, schema, name);
  return {
    async use(scope, nonce, expiresAt) {
      const { shopId } = scope;
      return rows.insertOnce(scope, { _id: `${shopId}/${nonce}`, shopId, expiresAt });
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
