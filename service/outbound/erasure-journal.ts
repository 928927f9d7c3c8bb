import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '../domain/model/base/domain-error.ts';
import {
  ERASURE_MARK_KINDS,
  type ErasureJournal,
  type ErasureMark,
  erasureMarkId,
} from '../domain/model/erasure/erasure-mark.ts';

const line = ({ shopId, kind, key, at }: ErasureMark): string =>
  `${JSON.stringify({ shopId, kind, key, at: at.toISOString() })}\n`;

/** A line truncated by a power failure holds no mark; all others count. */
const markOf = (text: string): ErasureMark | null => {
  try {
    const { shopId, kind, key, at } = JSON.parse(text);
    const moment = new Date(at);
    const isMark = ERASURE_MARK_KINDS.includes(kind) && typeof key === 'string' && key !== '';
    return isMark && typeof shopId === 'string' && !Number.isNaN(moment.getTime())
      ? { shopId: shopId as ErasureMark['shopId'], kind, key, at: moment }
      : null;
  } catch {
    return null;
  }
};

/** A line with the name of the journal; the last one counts. */
const nameLine = (id: string): string => `${JSON.stringify({ journal: id })}\n`;
const nameOf = (text: string): string | null => {
  try {
    const { journal } = JSON.parse(text);
    return typeof journal === 'string' ? journal : null;
  } catch {
    return null;
  }
};

const contentOf = async (path: string): Promise<{ marks: ErasureMark[]; names: string[] }> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text.split('\n').filter((row) => row !== '');
  return {
    marks: rows.map(markOf).filter((mark) => mark !== null),
    names: rows.map(nameOf).filter((name) => name !== null),
  };
};

/**
 * Journal of erasures in a file, one line each, written to disk before anything is erased. Rule: RT-8.
 * @param path created with its folder when it is missing
 * @param formerPath where earlier versions kept it; its marks are moved when the journal is checked
 */
export const makeErasureJournalFile = (path: string, formerPath: string = path): ErasureJournal => {
  const write = async (lines: string): Promise<void> => {
    const file = await open(path, 'a', 0o600);
    try {
      // A line cut by a power failure must not swallow the next one.
      await file.appendFile(`\n${lines}`);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  const takeOver = async (): Promise<void> => {
    if (formerPath === path) return;
    const { marks, names } = await contentOf(formerPath);
    if (marks.length + names.length > 0) await write([...names.map(nameLine), ...marks.map(line)].join(''));
    await rm(formerPath, { force: true });
  };
  return {
    place: path,
    async append(marks) {
      if (marks.length === 0) return;
      try {
        await write(marks.map(line).join(''));
      } catch {
        throw new DomainError(
          'unavailable',
          'The journal of erasures cannot be written, so nothing was erased. Look at its disk and try again.',
        );
      }
    },
    async check() {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        closeSync(openSync(path, 'a', 0o600));
        await takeOver();
      } catch {
        throw new Error(
          `The journal of erasures at ${path} cannot be written. Erasures must be noted apart from the database: let ZGODA_TOMBSTONE_FILE name a file on a disk that lasts, outside the data folder.`,
        );
      }
    },
    async replace(marks) {
      const { names } = await contentOf(path);
      const next = `${path}.${process.pid}.new`;
      const lines = [...names.map(nameLine), ...marks.map(line)].join('');
      await writeFile(next, lines, { mode: 0o600, flush: true });
      await rename(next, path);
    },
    read: async () => (await contentOf(path)).marks,
    id: async () => (await contentOf(path)).names.at(-1) ?? null,
    setId: (id) => write(nameLine(id)),
    async standing(id, marks) {
      const { names, marks: own } = await contentOf(path);
      if (!names.includes(id)) return 'another';
      const known = new Set(own.map(erasureMarkId));
      return marks.every((mark) => known.has(erasureMarkId(mark))) ? 'same' : 'behind';
    },
  };
};

/** For tests and commands that erase nothing. */
export const makeMemoryErasureJournal = (): ErasureJournal => {
  const rows: ErasureMark[] = [];
  let name: string | null = null;
  return {
    place: 'memory',
    async check() {},
    async append(marks) {
      rows.push(...marks);
    },
    async replace(marks) {
      rows.splice(0, rows.length, ...marks);
    },
    async read() {
      return [...rows];
    },
    async id() {
      return name;
    },
    async setId(id) {
      name = id;
    },
    // It does not outlive its process, so it has no evidence value.
    async standing() {
      return 'same';
    },
  };
};
