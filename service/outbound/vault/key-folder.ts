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
  /** On disk when it resolves. Keys that are no longer named are overwritten on the disk. */
  keep(keys: readonly WrappingKey[]): Promise<void>;
  /** Replaces the backup before the last one; two are kept at most. */
  writeBackup(keys: AsyncIterable<SavedKey>, at: Date): Promise<void>;
  /** The newest whole backup; null when there is none. */
  readBackup(): Promise<readonly SavedKey[] | null>;
};

const KEYS_FILE = 'wrapping-keys.json';
const BACKUP = /^content-keys-\d{8}T\d{9}Z\.jsonl$/;
/** Backups kept: the newest, and the one before in case the newest is damaged. */
const GENERATIONS = 2;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Overwrites and removes a file: what it held must not stay on the disk. */
const destroyFile = async (path: string): Promise<void> => {
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

/** Replaces a file in one step, and overwrites what the earlier one held. */
const replaceFile = async (path: string, content: string): Promise<void> => {
  const next = `${path}.new`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  const earlier = await open(path, 'r+').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  try {
    await rename(next, path);
    if (earlier === null) return;
    const { size } = await earlier.stat();
    await earlier.write(Buffer.alloc(size), 0, size, 0);
    await earlier.sync();
  } finally {
    await earlier?.close();
  }
};

const readKeys = (text: string): WrappingKey[] =>
  (JSON.parse(text) as { id: string; key: string; madeAt: string }[]).map(({ id, key, madeAt }) => ({
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
  const backups = async (): Promise<string[]> => {
    const names = await readdir(path).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names.filter((name) => BACKUP.test(name)).sort();
  };
  return {
    place: path,
    async wrappingKeys() {
      try {
        return readKeys(await readFile(join(path, KEYS_FILE), 'utf8'));
      } catch (error) {
        if (isMissing(error)) return [];
        throw new Error(`The keys in ${join(path, KEYS_FILE)} cannot be read.`, { cause: error });
      }
    },
    async keep(keys) {
      makeFolder();
      const rows = keys.map(({ id, key, madeAt }) => ({ id, key: key.toString('base64url'), madeAt }));
      await replaceFile(join(path, KEYS_FILE), `${JSON.stringify(rows)}\n`);
    },
    async writeBackup(keys, at) {
      makeFolder();
      const name = `content-keys-${at.toISOString().replace(/[-:.]/g, '')}.jsonl`;
      const next = join(path, `${name}.new`);
      const file = await open(next, 'w', 0o600);
      try {
        let count = 0;
        for await (const key of keys) {
          await file.write(`${JSON.stringify(key)}\n`);
          count += 1;
        }
        await file.write(`${JSON.stringify({ count })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, join(path, name));
      for (const old of (await backups()).slice(0, -GENERATIONS)) await destroyFile(join(path, old));
    },
    async readBackup() {
      for (const name of (await backups()).reverse()) {
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
    async keep(keys) {
      kept = [...keys];
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
