import { type Connection, Schema, trusted } from 'mongoose';
import { SERVICE_SCOPE, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { KnownHead } from '../../../domain/model/consent/consent.ts';
import type { ErasureJournal } from '../../../domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { HEAD_COLLECTION, keyDatabaseOf, MARK_COLLECTION } from '../base/key-database.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import { makeMarkRows } from './mark-rows.ts';

type HeadRow = KnownHead & { _id: string; shopId: ShopId };
const headSchema = new Schema<HeadRow>(
  { _id: String, shopId: SHOP_ID, epoch: Number, seq: Number, hash: String, at: String },
  SCHEMA_OPTIONS,
);

/** In the key database, which is never restored from a backup. Rule: RT-8. */
export const makeMongoErasureJournal = (connection: Connection): ErasureJournal => {
  const keys = keyDatabaseOf(connection);
  const marks = makeMarkRows(keys, 'ErasureMark', MARK_COLLECTION);
  const heads = shopTable<HeadRow>(keys, 'LedgerHead', headSchema, HEAD_COLLECTION);
  const everywhere = allShops(SERVICE_SCOPE);
  return {
    append: marks.insert,
    read: (now) => marks.valid(everywhere, now),
    async removeExpired(now) {
      await marks.rows.removeExpired(everywhere, now);
    },
    async noteHead(shopId, head) {
      const scope = scopeOfShop(shopId);
      if (await heads.insertOnce(scope, { _id: shopId, shopId, ...head })) return;
      // Processes may note places in either order.
      const { epoch, seq } = head;
      const isBefore = [{ epoch: trusted({ $lt: epoch }) }, { epoch, seq: trusted({ $lt: seq }) }];
      for (const where of isBefore) if (await heads.update(scope, { _id: shopId, ...where }, head)) return;
    },
    async heads() {
      const found = await heads.find(everywhere);
      return new Map(found.map(({ _id, shopId, ...head }) => [shopId, head]));
    },
    async forgetShop(shopId) {
      for (const rows of [heads, marks.rows]) await rows.removeAll(scopeOfShop(shopId), {});
    },
  };
};
