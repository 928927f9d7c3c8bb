import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentId } from '../../domain/model/content/content-keys.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';

/** What the stored keys are wrapped with for a day. */
export type WrappingKey = { readonly id: string; readonly key: Buffer; readonly madeAt: Date };
/** One key in the backup: sealed by the key of its shop. */
export type SavedKey = { readonly id: ContentId; readonly shopId: ShopId; readonly sealed: string };

/** Where the wrapping keys and the backup of the keys are, apart from the database and its backups. */
export type KeyFolder = {
  readonly place: string;
  /** Oldest first; more than one while keys are being wrapped anew. */
  wrappingKeys(): Promise<readonly WrappingKey[]>;
  /** On disk when it resolves. It replaces no other one, whoever writes at the same time. */
  add(key: WrappingKey): Promise<void>;
  /** Overwrites it on the disk and removes it. */
  destroy(id: string): Promise<void>;
  /** Replaces the backup before the last one; two are kept at most. */
  writeBackup(keys: AsyncIterable<SavedKey>, at: Date): Promise<void>;
  /** The newest whole backup; null when there is none. */
  readBackup(): Promise<readonly SavedKey[] | null>;
};

/** Where earlier versions kept all wrapping keys. */
const FORMER_FILE = 'wrapping-keys.json';
/** One wrapping key: of several processes none writes into the file of another. */
const KEY_FILE = /^wrapping-key-.+\.json$/;
const keyFile = (id: string): string => `wrapping-key-${id}.json`;
/** A file that is being overwritten is no key any more. */
const GONE = '.gone';
const BACKUP = /^content-keys-\d{8}T\d{9}Z\.jsonl$/;
/** What is dated further ahead, a key or a backup, was made while the clock was wrong, in milliseconds. */
const AHEAD_MS = 3_600_000;
export const isDatedAhead = ({ madeAt }: Pick<WrappingKey, 'madeAt'>, now: Date): boolean =>
  madeAt.getTime() - now.getTime() > AHEAD_MS;
const backupName = (at: Date): string => `content-keys-${at.toISOString().replace(/[-:.]/g, '')}.jsonl`;
/** A backup that is being written, or was when its process died. */
const UNFINISHED = /^content-keys-\d{8}T\d{9}Z\.jsonl\.\d+\.new$/;
/** Whether a file is one that holds keys for good: it belongs in a copy of the folder. */
export const holdsKeys = (name: string): boolean =>
  name === FORMER_FILE || KEY_FILE.test(name) || BACKUP.test(name);
/** An unfinished backup older than this was left by a crash and is removed, in milliseconds. */
const UNFINISHED_MS = 3_600_000;
/** Backups kept: the newest, and the one before in case the newest is damaged. */
const GENERATIONS = 2;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Overwrites and removes a file: what it held must not stay on the disk. */
export const destroyFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
};

/** A whole file or none, on disk. */
const writeWhole = async (path: string, content: string): Promise<void> => {
  const next = `${path}.${process.pid}.new`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
};

type KeyRow = { id: string; key: string; madeAt: string };
const rowOf = ({ id, key, madeAt }: WrappingKey): KeyRow => ({
  id,
  key: key.toString('base64url'),
  madeAt: madeAt.toISOString(),
});
/** The oldest first. Of two made in the same moment, every process puts the same one first. */
const byAge = (one: WrappingKey, other: WrappingKey): number =>
  one.madeAt.getTime() - other.madeAt.getTime() || (one.id < other.id ? -1 : 1);

const readKeys = (text: string): WrappingKey[] =>
  (JSON.parse(text) as KeyRow[]).map(({ id, key, madeAt }) => ({
    id,
    key: Buffer.from(key, 'base64url'),
    madeAt: new Date(madeAt),
  }));

/** The last line counts the others, so that a backup cut short is told from a whole one. */
const readSaved = (text: string): SavedKey[] | null => {
  try {
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return rows.at(-1)?.count === rows.length - 1 ? rows.slice(0, -1) : null;
  } catch {
    return null;
  }
};

/** @param path made when it is missing, readable by its owner alone */
export const makeKeyFolder = (path: string): KeyFolder => {
  const makeFolder = () => mkdirSync(path, { recursive: true, mode: 0o700 });
  const names = async (): Promise<string[]> =>
    readdir(path).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
  /** Oldest first; those from a time that has not come count as oldest, or they would be kept until it comes. */
  const backups = async (now: Date): Promise<string[]> => {
    const all = (await names()).filter((name) => BACKUP.test(name)).sort();
    const last = backupName(new Date(now.getTime() + AHEAD_MS));
    return [...all.filter((name) => name > last), ...all.filter((name) => name <= last)];
  };
  /** Empty when the file is not there: another process may just have destroyed it. */
  const keysIn = async (name: string): Promise<WrappingKey[]> => {
    try {
      return readKeys(await readFile(join(path, name), 'utf8'));
    } catch (error) {
      if (isMissing(error)) return [];
      throw new Error(`The keys in ${join(path, name)} cannot be read.`, { cause: error });
    }
  };
  /** By file. A file of one key is written once, whole. */
  const known = new Map<string, readonly WrappingKey[]>();
  const knownIn = async (name: string): Promise<readonly WrappingKey[]> => {
    const keys = known.get(name) ?? (await keysIn(name));
    if (keys.length > 0 && name !== FORMER_FILE) known.set(name, keys);
    return keys;
  };
  const add = async (key: WrappingKey): Promise<void> => {
    makeFolder();
    await writeWhole(join(path, keyFile(key.id)), `${JSON.stringify([rowOf(key)])}\n`);
  };
  const destroyNamed = async (name: string): Promise<void> => {
    const gone = join(path, `${name}${GONE}`);
    await rename(join(path, name), gone);
    await destroyFile(gone);
  };
  return {
    place: path,
    async wrappingKeys() {
      const files = (await names()).filter((name) => KEY_FILE.test(name) || name === FORMER_FILE);
      for (const name of known.keys()) if (!files.includes(name)) known.delete(name);
      return (await Promise.all(files.map(knownIn))).flat().sort(byAge);
    },
    add,
    async destroy(id) {
      const former = await keysIn(FORMER_FILE);
      if (former.some((key) => key.id === id)) {
        for (const key of former) if (key.id !== id) await add(key);
        await destroyNamed(FORMER_FILE);
      }
      const all = await names();
      if (all.includes(keyFile(id))) await destroyNamed(keyFile(id));
      // What an interrupted call left.
      for (const name of all) if (name.endsWith(GONE)) await destroyFile(join(path, name));
    },
    async writeBackup(keys, at) {
      makeFolder();
      const name = backupName(at);
      const next = join(path, `${name}.${process.pid}.new`);
      const file = await open(next, 'w', 0o600);
      try {
        let count = 0;
        for await (const key of keys) {
          await file.write(`${JSON.stringify(key)}\n`);
          count += 1;
        }
        await file.write(`${JSON.stringify({ count })}\n`);
        await file.sync();
      } catch (error) {
        await destroyFile(next);
        throw error;
      } finally {
        await file.close();
      }
      await rename(next, join(path, name));
      const oldest = backupName(new Date(at.getTime() - UNFINISHED_MS));
      const cutShort = (await names()).filter((one) => UNFINISHED.test(one) && one < oldest);
      for (const old of [...cutShort, ...(await backups(at)).slice(0, -GENERATIONS)])
        await destroyFile(join(path, old));
    },
    async readBackup() {
      for (const name of (await backups(new Date())).reverse()) {
        const saved = readSaved(await readFile(join(path, name), 'utf8'));
        if (saved !== null) return saved;
      }
      return null;
    },
  };
};

/** For tests. */
export const makeMemoryKeyFolder = (first: readonly WrappingKey[] = []): KeyFolder => {
  let kept = [...first];
  let backup: SavedKey[] | null = null;
  return {
    place: 'memory',
    async wrappingKeys() {
      return kept;
    },
    async add(key) {
      kept.push(key);
    },
    async destroy(id) {
      kept = kept.filter((key) => key.id !== id);
    },
    async writeBackup(keys) {
      const saved: SavedKey[] = [];
      for await (const key of keys) saved.push(key);
      backup = saved;
    },
    async readBackup() {
      return backup;
    },
  };
};
