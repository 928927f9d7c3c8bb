import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { FieldVault } from '../../../service/domain/model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ContentId } from '../../../service/domain/model/content/content-keys.ts';
import { openWith } from '../../../service/outbound/vault/aes-gcm.ts';
import { makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { unwrapWith } from '../../../service/outbound/vault/wrapping-keys.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { rawFiles } from './raw-files.ts';

/** What is on the disk of the database, deleted or not: all of its files, and the oplog as the driver reads it. */
export type Disk = { readonly files: readonly { file: string; text: string }[]; readonly oplog: string };

/** Everything is written to the files first, as the database itself does each minute. */
export const readDisk = async (url: string, folder: string): Promise<Disk> => {
  const client = await mongoose.mongo.MongoClient.connect(url);
  try {
    await client.db('admin').command({ fsync: 1 });
    const entries = await client.db('local').collection('oplog.rs').find({}).toArray();
    const files = rawFiles(folder).map(({ file, content }) => ({ file, text: content.toString('latin1') }));
    return { files, oplog: JSON.stringify(entries) };
  } finally {
    await client.close();
  }
};

/** Fields that anything was ever sealed in. */
const FIELDS = [
  ...['text', 'rest', 'page', 'product', 'customer', 'name', 'request', 'answers', 'label'],
  ...['sealed', 'pagePath', 'pageOrigin'],
];
const tryTo = <T>(open: () => T): T | null => {
  try {
    return open();
  } catch {
    return null;
  }
};

/**
 * What somebody can read who has the disk of the database, the master key and the key folder as it is now: every key
 * that ever was on the disk and still opens, everything that such a key or the key of the shop opens.
 */
export const readRemnants = async (
  disk: Disk,
  keyFolder: string,
  vault: Pick<FieldVault, 'open'>,
  shopId: ShopId,
  ids: readonly ContentId[],
): Promise<string> => {
  const scope = scopeOfShop(shopId);
  const found = (mark: string): Set<string> => {
    const pattern = new RegExp(`${mark}\\.[\\w-]{40,}`, 'g');
    return new Set(
      [disk.oplog, ...disk.files.map(({ text }) => text)].flatMap((text) => text.match(pattern) ?? []),
    );
  };
  const keys = new Map<string, { id: ContentId; key: Buffer }>();
  const take = async (sealed: string): Promise<void> => {
    const [id = '', key = ''] = ((await openedBy(vault, scope, sealed)) ?? '').split(' ');
    const known = ids.find((one) => one === id);
    if (known !== undefined) keys.set(`${id} ${key}`, { id: known, key: Buffer.from(key, 'base64url') });
  };
  const wrapping = await makeKeyFolder(keyFolder).wrappingKeys();
  for (const wrapped of found('w1')) {
    for (const id of ids) {
      for (const key of wrapping) {
        const sealed = tryTo(() => unwrapWith(key, { id, shopId, wrappedBy: key.id, wrapped }));
        if (sealed !== null) await take(sealed);
      }
    }
  }
  for (const name of readdirSync(keyFolder)) {
    const backup = readFileSync(join(keyFolder, name), 'latin1');
    for (const sealed of backup.match(/v1\.[\w-]{40,}/g) ?? []) await take(sealed);
  }
  const opened: string[] = [];
  for (const text of found('c1')) {
    for (const { id, key } of keys.values()) {
      for (const field of FIELDS) {
        const plain = tryTo(() => openWith(key, text, `${shopId}/${id}/${field}`, 'c1.'));
        if (plain !== null) opened.push(plain.toString('utf8'));
      }
    }
  }
  // Some fields are sealed by the key of the shop underneath, others by it alone.
  for (const text of [...opened, ...found('v1')]) {
    const plain = await openedBy(vault, scope, text);
    if (plain !== null) opened.push(plain);
  }
  return opened.join('\n');
};
const openedBy = (vault: Pick<FieldVault, 'open'>, scope: ShopScope, text: string): Promise<string | null> =>
  vault.open(scope, text).catch(() => null);
