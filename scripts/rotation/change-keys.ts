import type { Connection, mongo } from 'mongoose';
import type { Stores } from '../../service/desks/stores.ts';
import { SERVICE_SCOPE } from '../../service/domain/model/base/tenancy.ts';
import type { ContentId } from '../../service/domain/model/content/content-keys.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../service/outbound/vault/content-keys.ts';
import {
  type ChangingShopKey,
  type KeyChange,
  makeKeyChange,
} from '../../service/outbound/vault/key-change.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { mapStrings, openStrings, sealStrings } from '../../service/store/sealed/sealed-strings.ts';

type Row = mongo.Document & { _id: string; shopId?: string | null };
type ShopRow = { _id: string; shopId: string; wrapped: string };
type Keys = ReadonlyMap<string, ChangingShopKey>;

const BATCH = 200;
const TWICE: Readonly<Record<string, { field: string; place: string; of: '_id' | 'conversationId' }>> = {
  conversations: { field: 'customer', place: 'customer', of: '_id' },
  cards: { field: 'sealed', place: 'answers', of: 'conversationId' },
  leads: { field: 'sealed', place: 'sealed', of: '_id' },
};

/** Gives each shop its next key. */
const beginShops = async (shops: mongo.Collection<ShopRow>, change: KeyChange): Promise<Keys> => {
  const keys = new Map<string, ChangingShopKey>();
  for (const { _id, wrapped } of await shops.find({}).toArray()) {
    const begun = change.beginShop(_id, wrapped);
    await shops.updateOne({ _id, wrapped }, { $set: { wrapped: begun } });
    keys.set(_id, change.keysOf(_id, begun));
  }
  return keys;
};

const changeContentKeys = async (
  { contentKeyRows }: Stores,
  change: KeyChange,
  shops: Keys,
): Promise<number> => {
  let count = 0;
  for (let after: ContentId | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof contentKeyRows.page>> = await contentKeyRows.page(
      SERVICE_SCOPE,
      after,
      BATCH,
    );
    const changes = rows.flatMap((row) => {
      const sealed = change.reseal(row.sealed, row, shops.get(row.shopId) ?? null);
      return sealed === row.sealed ? [] : [{ row: { ...row, sealed }, from: row.sealed }];
    });
    await contentKeyRows.reseal(SERVICE_SCOPE, changes);
    count += changes.length;
    const last = rows.at(-1);
    if (last === undefined) return count;
    after = last.id;
  }
};

/**
 * The service must not run. Repeatable after interruption.
 * @param told receives collection and changed rows
 * @param begins receives the approximate row count; its result is called per row
 */
export const changeKeys = async (
  connection: Connection,
  masters: { readonly earlier: Buffer; readonly next: Buffer },
  told: (collection: string, changed: number) => void,
  begins: (rows: number) => () => void = () => () => undefined,
): Promise<void> => {
  const db = connection.getClient().db(connection.name);
  const change = makeKeyChange(masters.earlier, masters.next);
  const shopRows = db.collection<ShopRow>('shopKeys');
  const shops = await beginShops(shopRows, change);
  const stores = storesOver(connection);
  told('contentKeys', await changeContentKeys(stores, change, shops));
  const vault = makeFieldVault(masters.next, stores.shopKeys);
  const contentKeys = makeContentKeys(vault, stores.contentKeyRows);

  const changed = async (name: string, row: Row): Promise<Row> => {
    const shopId = name === 'shops' ? row._id : (row.shopId ?? null);
    const shop = shopId === null ? null : (shops.get(shopId) ?? null);
    const reseal = (text: string): string => change.reseal(text, { ...row, shopId }, shop);
    const next = mapStrings(row, reseal) as Row;
    const twice = TWICE[name];
    const value = twice === undefined ? null : (row[twice.field] ?? null);
    if (twice === undefined || value === null) return next;
    const key = (await contentKeys.getAll(SERVICE_SCOPE, [row[twice.of]])).get(row[twice.of]);
    if (key === undefined) return next;
    const inner = openStrings(key, twice.place, value);
    const resealed = mapStrings(inner, reseal);
    const isSame = JSON.stringify(inner) === JSON.stringify(resealed);
    return isSame ? next : { ...next, [twice.field]: sealStrings(key, twice.place, resealed) };
  };

  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  let expected = 0;
  for (const name of names) expected += await db.collection(name).estimatedDocumentCount();
  const passed = begins(expected);
  for (const name of names) {
    if (name === 'shopKeys' || name.startsWith('system.')) continue;
    const rows = db.collection<Row>(name);
    let count = 0;
    for await (const found of rows.find({}, { batchSize: BATCH })) {
      const row = found as Row;
      passed();
      const next = await changed(name, row);
      if (JSON.stringify(next) === JSON.stringify(row)) continue;
      const { _id, ...fields } = next;
      await rows.updateOne({ _id }, { $set: fields });
      count += 1;
    }
    told(name, count);
  }

  for (const { _id, wrapped } of await shopRows.find({}).toArray())
    await shopRows.updateOne({ _id, wrapped }, { $set: { wrapped: change.endShop(_id, wrapped) } });
};
