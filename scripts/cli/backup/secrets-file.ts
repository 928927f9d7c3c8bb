import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import mongoose, { type Connection } from 'mongoose';
import type { ContentKeyRow } from '../../../service/domain/model/content/content-keys.ts';
import type { ErasureMark } from '../../../service/domain/model/erasure/erasure-mark.ts';
import {
  ensureKeyDatabase,
  HEAD_COLLECTION,
  KEY_COLLECTION,
  KEY_STORE_COLLECTION,
  keyDatabaseName,
  MARK_COLLECTION,
} from '../../../service/store/mongo/base/key-database.ts';
import { readSecrets, type Secrets } from '../../start/secrets.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { createAtomically } from '../../start/write-atomically.ts';

const { EJSON } = mongoose.mongo.BSON;
const FORMAT = 'zgoda-secrets/1';
/** The last one marks completeness. */
const COLLECTIONS = [KEY_COLLECTION, MARK_COLLECTION, HEAD_COLLECTION, KEY_STORE_COLLECTION];
const BATCH = 500;

type Row = { collection: string; row: Record<string, unknown> };
/** Stored apart from backups; with it any backup can be read. */
export type SecretsFile = { readonly at: string; readonly secrets: Secrets; readonly rows: readonly Row[] };

/** Looks at the first bytes alone, since any file may be named. */
const isSecretsFile = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r').catch(() => null);
  try {
    const found = await file?.read(Buffer.alloc(100), 0, 100, 0);
    return found?.buffer.toString('utf8').includes(FORMAT) ?? false;
  } catch {
    return false;
  } finally {
    await file?.close();
  }
};

/** @throws StartFailure in a folder it opens, or over another file */
export const requireApart = async (file: string, folders: readonly string[]): Promise<void> => {
  for (const folder of folders) {
    const way = relative(resolve(folder), resolve(file));
    if (way.startsWith('..') || isAbsolute(way)) continue;
    throw new StartFailure(
      `The file of secrets must lie apart from ${resolve(folder)}, since it opens what is there: name a file on another disk or machine.`,
    );
  }
  if (existsSync(file) && !(await isSecretsFile(file)))
    throw new StartFailure(`${file} is another file: name a new one for --secrets.`);
};

/**
 * After the database backup: all saved records then have their key.
 * @returns number of keys
 */
export const writeSecretsFile = async (
  path: string,
  connection: Connection,
  secretsJson: string,
): Promise<number> => {
  const keys = connection.getClient().db(keyDatabaseName(connection.name));
  // One name, so that the next run replaces what a killed one left: it holds keys that are destroyed later.
  const next = `${path}.new`;
  const file = await open(next, 'w', 0o600);
  let count = 0;
  let keyCount = 0;
  try {
    const head = { format: FORMAT, at: new Date().toISOString(), secrets: readSecrets(secretsJson) ?? {} };
    await file.write(`${JSON.stringify(head)}\n`);
    for (const collection of COLLECTIONS)
      for await (const row of keys.collection(collection).find({})) {
        await file.write(`${EJSON.stringify({ collection, row })}\n`);
        count += 1;
        if (collection === KEY_COLLECTION) keyCount += 1;
      }
    await file.write(`${JSON.stringify({ count })}\n`);
    await file.sync();
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(next, path);
  return keyCount;
};

/** @throws StartFailure when damaged or of another kind */
export const readSecretsFile = async (path: string): Promise<SecretsFile> => {
  const damaged = new StartFailure(
    `${path} is no complete file of secrets: take the newest one that zgoda backup wrote.`,
  );
  if (!(await isSecretsFile(path))) throw damaged;
  const lines: unknown[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(path) }))
      lines.push(EJSON.parse(line));
  } catch {
    throw damaged;
  }
  const [head, ...rows] = lines as [{ at: string; secrets: Secrets }, ...Row[]];
  const end = rows.pop() as { count?: number } | undefined;
  if (end?.count !== rows.length) throw damaged;
  return { at: head.at, secrets: head.secrets, rows };
};

export const keysIn = ({ rows }: SecretsFile): ContentKeyRow[] =>
  rows
    .filter(({ collection }) => collection === KEY_COLLECTION)
    .map(({ row: { _id, ...rest } }) => ({ id: _id, ...rest }) as ContentKeyRow);
export const marksIn = ({ rows }: SecretsFile): ErasureMark[] =>
  rows
    .filter(({ collection }) => collection === MARK_COLLECTION)
    .map(({ row }) => row as unknown as ErasureMark);

/** Secrets set in the environment are skipped. */
export const putSecretsBack = async (
  { secrets, rows }: SecretsFile,
  connection: Connection,
  dataFolder: string,
): Promise<void> => {
  const file = join(dataFolder, 'secrets.json');
  if (Object.keys(secrets).length > 0 && !existsSync(file))
    createAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`);
  const keys = connection.getClient().db(keyDatabaseName(connection.name));
  await ensureKeyDatabase(connection);
  for (const collection of COLLECTIONS) {
    // Remains of an interrupted call.
    await keys.collection(collection).deleteMany({});
    const own = rows.filter((row) => row.collection === collection).map(({ row }) => row);
    for (let from = 0; from < own.length; from += BATCH)
      await keys.collection(collection).insertMany(own.slice(from, from + BATCH));
  }
};
