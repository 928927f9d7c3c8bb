import { type Connection, Schema, trusted } from 'mongoose';
import {
  type ServiceScope,
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
} from '../../../domain/model/base/tenancy.ts';
import type { ContentKeyRow, ContentKeyStore } from '../../../domain/model/content/content-keys.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { requireInScope } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { gatherInserts } from '../base/gather-inserts.ts';
import { KEY_COLLECTION, KEY_STORE_COLLECTION, keyDatabaseOf } from '../base/key-database.ts';
import { allShops, type Reach } from '../base/reach.ts';
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<ContentKeyRow>;

const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, sealed: String }, SCHEMA_OPTIONS);

/** Single row, once the store was used. */
type BegunRow = { _id: 'begun' };
const begunSchema = new Schema<BegunRow>({ _id: String }, SCHEMA_OPTIONS);

const isOneShop = (scope: ShopScope | ShopsScope | ServiceScope): scope is ShopScope =>
  'shopId' in scope && scope.shopId !== null;
const reachOf = (scope: ShopScope | ShopsScope | ServiceScope): Reach =>
  'shopId' in scope && scope.shopId === null ? allShops(scope) : scope;

/** In a separate database, so that no dump of the main one holds a key. */
export const makeMongoContentKeyStore = (connection: Connection): ContentKeyStore => {
  const keys = keyDatabaseOf(connection);
  const rows = shopTable<Row>(keys, 'ContentKey', schema, KEY_COLLECTION);
  const guard = answerGuard(connection);
  const insertRow = gatherInserts(rows.raw, guard);
  const begun = serviceTable<BegunRow>(keys, 'ContentKeyStore', begunSchema, KEY_STORE_COLLECTION);
  const among = (ids: readonly ContentKeyRow['id'][]) => ({ _id: trusted({ $in: [...ids] }) });
  const rowsOf = (found: readonly Row[]) => found.map((row) => fromDocument<ContentKeyRow>(row));
  // Key of shop (from the caller's scope) and id. Read every few seconds with other processes.
  const nameOf = (shopId: ShopId, id: ContentKeyRow['id']): string => `${shopId} ${id}`;
  const byName = makeGroupedReads(async (names: readonly string[]) => {
    const parts = names.map((name) => name.split(' ') as [ShopId, ContentKeyRow['id']]);
    const scope = scopeOfShops([...new Set(parts.map(([shopId]) => shopId))]);
    const found = await guard.inTime(rows.find(scope, among(parts.map(([, id]) => id))));
    return new Map(found.map((row) => [nameOf(row.shopId, row._id), row]));
  });
  return {
    async insert(scope, row) {
      requireInScope(scope, row);
      try {
        await insertRow(toDocument(row));
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async find(scope, ids) {
      const [id] = ids;
      if (id === undefined) return [];
      if (ids.length > 1 || !isOneShop(scope)) return rowsOf(await rows.find(reachOf(scope), among(ids)));
      const row = await byName(nameOf(scope.shopId, id));
      return row === null ? [] : rowsOf([row]);
    },
    async remove(scope, ids) {
      return ids.length === 0 ? 0 : rows.removeAll(scope, among(ids));
    },
    removeAll: (scope) => rows.removeAll(scope, {}),
    async page(service, after, limit) {
      const where = after === null ? {} : { _id: trusted({ $gt: after }) };
      return rowsOf(await rows.find(allShops(service), where, { sort: { _id: 1 }, limit }));
    },
    async reseal(_service, changes) {
      if (changes.length === 0) return;
      await rows.raw.updateEach(
        changes.map(({ row, from }) => ({
          reach: scopeOfShop(row.shopId),
          where: { _id: row.id, sealed: from },
          change: { $set: { sealed: row.sealed } },
        })),
      );
    },
    async hasBegun() {
      return (await begun.findOne({ _id: 'begun' }).lean()) !== null;
    },
    async begin() {
      await begun.replaceOne({ _id: 'begun' }, { _id: 'begun' }, { upsert: true });
    },
  };
};
