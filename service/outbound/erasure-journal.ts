import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { KnownHead } from '../domain/model/consent/consent.ts';
import { isBehind } from '../domain/model/consent/head-journal.ts';
import {
  ERASURE_MARK_KINDS,
  type ErasureJournal,
  type ErasureMark,
  erasureMarkId,
} from '../domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import { inTurn } from './in-turn.ts';

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

/** A line with the newest place of a ledger. Decision 0088. */
const headLine = (shopId: ShopId, head: KnownHead): string =>
  `${JSON.stringify({ head: { shopId, ...head } })}\n`;
const headOf = (text: string): [ShopId, KnownHead] | null => {
  try {
    const { shopId, epoch, seq, hash, at } = JSON.parse(text).head;
    const isHead = Number.isInteger(epoch) && Number.isInteger(seq) && [shopId, hash, at].every(isText);
    return isHead ? [shopId, { epoch, seq, hash, at }] : null;
  } catch {
    return null;
  }
};
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const newestOf = (heads: readonly (readonly [ShopId, KnownHead])[]): Map<ShopId, KnownHead> => {
  const newest = new Map<ShopId, KnownHead>();
  for (const [shopId, head] of heads) {
    const known = newest.get(shopId);
    if (known === undefined || isBehind(head, known)) newest.set(shopId, head);
  }
  return newest;
};

type Content = { marks: ErasureMark[]; names: string[]; heads: Map<ShopId, KnownHead> };
const contentOf = async (path: string): Promise<Content> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text.split('\n').filter((row) => row !== '');
  return {
    marks: rows.map(markOf).filter((mark) => mark !== null),
    names: rows.map(nameOf).filter((name) => name !== null),
    heads: newestOf(rows.map(headOf).filter((head) => head !== null)),
  };
};
const linesOf = ({ marks, names, heads }: Content): string =>
  [
    ...names.map(nameLine),
    ...marks.map(line),
    ...[...heads].map(([shopId, head]) => headLine(shopId, head)),
  ].join('');

/** After this many heads the file is written anew with the newest of each ledger. */
const MOST_HEADS = 10_000;
/** Lines that are written together, with one flush to disk. */
type Lot = { lines: string; done: Promise<void> };

/**
 * Journal of erasures in a file, one line each, written to disk before anything is erased. Rule: RT-8.
 * @param path created with its folder when it is missing
 * @param formerPath where earlier versions kept it; its marks are moved when the journal is checked
 */
export const makeErasureJournalFile = (path: string, formerPath: string = path): ErasureJournal => {
  /** One write after another, so that none goes into a file that is being replaced. */
  const whenFree = inTurn((work: () => Promise<void>) => work());
  const append = async (lines: string): Promise<void> => {
    const file = await open(path, 'a', 0o600);
    try {
      // A line cut by a power failure must not swallow the next one.
      await file.appendFile(`\n${lines}`);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  const write = (lines: string): Promise<void> => whenFree(() => append(lines));
  let next: Lot | null = null;
  let heads = 0;
  /** Notes of the same moment share one flush. */
  const writeSoon = (text: string): Promise<void> => {
    if (next === null) {
      const lot: Lot = { lines: '', done: Promise.resolve() };
      lot.done = whenFree(() => {
        next = null;
        return append(lot.lines);
      });
      next = lot;
    }
    next.lines += text;
    return next.done;
  };
  const rewrite = (change: Partial<Content>): Promise<void> =>
    whenFree(async () => {
      const fresh = `${path}.${process.pid}.new`;
      const lines = linesOf({ ...(await contentOf(path)), ...change });
      await writeFile(fresh, lines, { mode: 0o600, flush: true });
      await rename(fresh, path);
    });
  const takeOver = async (): Promise<void> => {
    if (formerPath === path) return;
    const former = linesOf(await contentOf(formerPath));
    if (former !== '') await write(former);
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
    replace: (marks) => rewrite({ marks: [...marks] }),
    async noteHead(shopId, head) {
      try {
        await writeSoon(headLine(shopId, head));
      } catch {
        throw new DomainError(
          'unavailable',
          'The journal beside the database cannot be written. Look at its disk and try again.',
        );
      }
      heads += 1;
      if (heads < MOST_HEADS) return;
      heads = 0;
      await rewrite({}).catch(() => undefined);
    },
    heads: async () => (await contentOf(path)).heads,
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
  const heads = new Map<ShopId, KnownHead>();
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
    async noteHead(shopId, head) {
      const known = heads.get(shopId);
      if (known === undefined || isBehind(head, known)) heads.set(shopId, head);
    },
    async heads() {
      return new Map(heads);
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
