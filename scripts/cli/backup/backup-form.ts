import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import mongoose from 'mongoose';
import { StartFailure } from '../../start/start-failure.ts';

export const MANIFEST = 'manifest.json';
/** Bucket after database: it then contains everything the dump names. */
export const BUCKET_NEXT =
  'Pictures and files in the bucket are not in it: back up the bucket now, after the database.';
const FORMAT = 'zgoda-backup/1';
const { BSON } = mongoose.mongo;

export type IndexRow = Readonly<Record<string, unknown> & { name: string }>;
export type SavedCollection = {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
  readonly indexes: readonly IndexRow[];
};
export type SavedHead = { readonly epoch: number; readonly seq: number; readonly hash: string };

/** Written last: an incomplete backup has none. */
export type Manifest = {
  readonly format: typeof FORMAT;
  readonly at: string;
  readonly version: string;
  /** Applied migrations. */
  readonly schema: number;
  readonly collections: readonly SavedCollection[];
  readonly ledgers: Readonly<Record<string, SavedHead>>;
};

export const newManifest = (parts: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...parts });

/** Concatenated BSON, gzipped, as in `mongodump --gzip`. */
export const fileOf = (folder: string, collection: string): string => join(folder, `${collection}.bson.gz`);

/** Under a key made from the master key, which is in no backup. */
const macOf = (text: string, masterKey: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', masterKey, '', 'zgoda backup manifest', 32)))
    .update(text)
    .digest();

export const manifestText = (manifest: Manifest, masterKey: Buffer): string => {
  const mac = macOf(JSON.stringify(manifest), masterKey).toString('hex');
  return `${JSON.stringify({ ...manifest, mac }, null, 2)}\n`;
};

/** @throws StartFailure when the manifest was changed, which names the hash of each file */
export const requireOwnManifest = ({ manifest, mac }: ReadManifest, masterKey: Buffer): void => {
  const expected = macOf(JSON.stringify(manifest), masterKey);
  const given = Buffer.from(mac, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new StartFailure(
    'The manifest of this backup was changed, or written with other secrets: take another backup, or the secrets of its time. Nothing was changed.',
  );
};

export type ReadManifest = { readonly manifest: Manifest; readonly mac: string };

/** @throws StartFailure when missing or of another form */
export const readManifest = (folder: string): ReadManifest => {
  let value: Partial<Manifest> & { mac?: unknown };
  try {
    value = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  } catch {
    throw new StartFailure(`${folder} holds no whole backup: there is no ${MANIFEST} that can be read.`);
  }
  if (value.format !== FORMAT)
    throw new StartFailure(
      `The backup in ${folder} has the form ${String(value.format)}; this version reads ${FORMAT}.`,
    );
  const { mac, ...manifest } = value;
  return { manifest: manifest as Manifest, mac: String(mac) };
};

export type Row = mongoose.mongo.Document;
/** Keeps number types, for a byte-identical restore. */
export const readRow = (bytes: Buffer): Row =>
  BSON.deserialize(bytes, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
  });
/** Plain values, for reading only. */
export const plainRow = (bytes: Buffer): Row => BSON.deserialize(bytes);

const SIZE_BYTES = 4;
/** Of a document in MongoDB. */
const MAX_ROW_BYTES = 16 * 1024 * 1024;

/** @throws StartFailure on a hash mismatch */
export async function* savedRows(folder: string, saved: SavedCollection): AsyncGenerator<Buffer> {
  const path = fileOf(folder, saved.name);
  const damaged = (): StartFailure =>
    new StartFailure(`${path} is damaged or was changed: take another backup. Nothing was changed.`);
  const hash = createHash('sha256');
  const source = createReadStream(path);
  source.on('data', (bytes) => void hash.update(bytes));
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  let parts: Buffer[] = [];
  let bytes = 0;
  // Of the row that is not complete yet; its size, once it is known.
  let wanted = SIZE_BYTES;
  let rows = 0;
  try {
    for await (const part of source.pipe(unpacked)) {
      parts.push(part);
      bytes += part.length;
      if (bytes < wanted) continue;
      const rest = Buffer.concat(parts);
      let from = 0;
      wanted = SIZE_BYTES;
      while (rest.length - from >= SIZE_BYTES) {
        const size = rest.readInt32LE(from);
        if (size < 5 || size > MAX_ROW_BYTES) throw damaged();
        if (rest.length - from < size) {
          wanted = size;
          break;
        }
        yield rest.subarray(from, from + size);
        rows += 1;
        from += size;
      }
      parts = [rest.subarray(from)];
      bytes = rest.length - from;
    }
  } catch (error) {
    throw error instanceof StartFailure ? error : damaged();
  } finally {
    source.destroy();
  }
  if (bytes > 0 || rows !== saved.rows || hash.digest('hex') !== saved.sha256) throw damaged();
}
