import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '../domain/domain-error.ts';
import type { Tombstone, TombstoneJournal } from '../domain/subject-rights/tombstone.ts';

const line = ({ shopId, kind, key, at }: Tombstone): string =>
  `${JSON.stringify({ shopId, kind, key, at: at.toISOString() })}\n`;

/** A line cut short by a power cut holds no mark; all others count. */
const markOf = (text: string): Tombstone | null => {
  try {
    const { shopId, kind, key, at } = JSON.parse(text);
    const moment = new Date(at);
    const isMark = ['subject', 'record', 'shop'].includes(kind) && typeof key === 'string' && key !== '';
    return isMark && typeof shopId === 'string' && !Number.isNaN(moment.getTime())
      ? { shopId: shopId as Tombstone['shopId'], kind, key, at: moment }
      : null;
  } catch {
    return null;
  }
};

/**
 * Journal of erasures in a file: one line each, appended and on disk before anything is erased. Several instances
 * may share one file, since short lines are appended whole. Rule: RT-8.
 * @param path made with its folder when it is not there
 */
export const makeTombstoneFile = (path: string): TombstoneJournal => {
  const append = async (tombstones: readonly Tombstone[]): Promise<void> => {
    if (tombstones.length === 0) return;
    try {
      const file = await open(path, 'a', 0o600);
      try {
        // A line that a power cut left open must not swallow the next one.
        await file.appendFile(`\n${tombstones.map(line).join('')}`);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch {
      throw new DomainError(
        'unavailable',
        'The journal of erasures cannot be written, so nothing was erased. Look at its disk and try again.',
      );
    }
  };
  return {
    append,
    async check() {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        closeSync(openSync(path, 'a', 0o600));
      } catch {
        throw new Error(
          `ZGODA_TOMBSTONE_FILE names ${path}, which cannot be written. Erasures must be noted outside the database: name a file on a disk that lasts.`,
        );
      }
    },
    async replace(tombstones) {
      const next = `${path}.${process.pid}.new`;
      await writeFile(next, tombstones.map(line).join(''), { mode: 0o600, flush: true });
      await rename(next, path);
    },
    async read() {
      const text = await readFile(path, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((row) => row !== '')
        .map(markOf)
        .filter((mark) => mark !== null);
    },
  };
};

/** For tests and commands that erase nothing. */
export const makeMemoryTombstoneJournal = (): TombstoneJournal => {
  const rows: Tombstone[] = [];
  return {
    async check() {},
    async append(tombstones) {
      rows.push(...tombstones);
    },
    async replace(tombstones) {
      rows.splice(0, rows.length, ...tombstones);
    },
    async read() {
      return [...rows];
    },
  };
};
