import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import mongoose from 'mongoose';
import { StartFailure } from '../../start/start-failure.ts';

export const MANIFEST = 'manifest.json';
/** Said once the database is saved: what the dump names is in a copy of the bucket that begins after it. */
export const BUCKET_NEXT =
  'Pictures and files in the bucket are not in it: back up the bucket now, after the database.';
const FORMAT = 'zgoda-backup/1';
const { BSON } = mongoose.mongo;

/** An index as the database lists it. */
export type IndexRow = Readonly<Record<string, unknown> & { name: string }>;
export type SavedCollection = {
  readonly name: string;
  readonly rows: number;
  /** Of the file as it lies there. */
  readonly sha256: string;
  readonly indexes: readonly IndexRow[];
};
/** Newest place of a ledger of consents. */
export type SavedHead = { readonly epoch: number; readonly seq: number; readonly hash: string };

/** What a backup says about itself; written last, so that a backup cut short has none. */
export type Manifest = {
  readonly format: typeof FORMAT;
  readonly at: string;
  readonly version: string;
  /** Migrations that the database had seen. */
  readonly schema: number;
  readonly collections: readonly SavedCollection[];
  readonly ledgers: Readonly<Record<string, SavedHead>>;
};

export const newManifest = (parts: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...parts });

/** BSON documents behind each other, compressed: the form of `mongodump --gzip`. */
export const fileOf = (folder: string, collection: string): string => join(folder, `${collection}.bson.gz`);

/** @throws StartFailure when there is none, or it is of another form */
export const readManifest = (folder: string): Manifest => {
  let value: Partial<Manifest>;
  try {
    value = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  } catch {
    throw new StartFailure(`${folder} holds no whole backup: there is no ${MANIFEST} that can be read.`);
  }
  if (value.format !== FORMAT)
    throw new StartFailure(
      `The backup in ${folder} has the form ${String(value.format)}; this version reads ${FORMAT}.`,
    );
  return value as Manifest;
};

export type Row = mongoose.mongo.Document;
/** Types of numbers stay as they were, so that what is put back is the same to the byte. */
export const readRow = (bytes: Buffer): Row =>
  BSON.deserialize(bytes, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
  });
/** The same for reading alone: plain values. */
export const plainRow = (bytes: Buffer): Row => BSON.deserialize(bytes);

const SIZE_BYTES = 4;

/** The documents of a file. @throws StartFailure when its bytes are not those that were written */
export async function* savedRows(folder: string, saved: SavedCollection): AsyncGenerator<Buffer> {
  const path = fileOf(folder, saved.name);
  const damaged = (): StartFailure =>
    new StartFailure(`${path} is damaged or was changed: take another backup. Nothing was changed.`);
  const hash = createHash('sha256');
  const source = createReadStream(path);
  source.on('data', (bytes) => void hash.update(bytes));
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  let rest = Buffer.alloc(0);
  let rows = 0;
  try {
    for await (const part of source.pipe(unpacked)) {
      rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
      let from = 0;
      while (rest.length - from >= SIZE_BYTES) {
        const size = rest.readInt32LE(from);
        if (size < 5) throw damaged();
        if (rest.length - from < size) break;
        yield rest.subarray(from, from + size);
        rows += 1;
        from += size;
      }
      rest = rest.subarray(from);
    }
  } catch (error) {
    throw error instanceof StartFailure ? error : damaged();
  } finally {
    source.destroy();
  }
  if (rest.length > 0 || rows !== saved.rows || hash.digest('hex') !== saved.sha256) throw damaged();
}
