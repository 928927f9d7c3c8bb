import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { KnownHead } from '../domain/model/consent/consent.ts';
import { isBehind } from '../domain/model/consent/head-journal.ts';
import {
  type ErasureJournal,
  type ErasureMark,
  erasureMarkId,
} from '../domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import { inTurn } from './in-turn.ts';
import { appendLines, makeLotAppender } from './journal/append-lines.ts';
import {
  type Content,
  contentOf,
  headLine,
  line,
  linesOf,
  nameLine,
  partOf,
  partsOf,
} from './journal/journal-lines.ts';

/** After this many heads the file is written anew with the newest of each ledger. */
const MOST_HEADS = 10_000;
/** Lines that are written together, with one flush to disk. */
type Lot = { lines: string; done: Promise<void> };

/**
 * Journal of erasures in a file, one line each, written to disk before anything is erased. Rule: RT-8.
 * @param path created with its folder when it is missing
 * @param formerPath where earlier versions kept it; its marks are moved when the journal is checked
 * @param writer names this process where several write, each into a file of its own; null: it is the only one
 */
export const makeErasureJournalFile = (
  path: string,
  formerPath: string = path,
  writer: string | null = null,
): ErasureJournal => {
  const own = writer === null ? path : partOf(path, writer);
  const wholeContent = async (): Promise<Content> => contentOf([path, ...(await partsOf(path))]);
  /** One write after another, so that none goes into a file that is being replaced. */
  const whenFree = inTurn((work: () => Promise<void>) => work());
  const write = (lines: string, to = own): Promise<void> => whenFree(() => appendLines(to, lines));
  let next: Lot | null = null;
  let heads = 0;
  const appendLot = makeLotAppender(own, () => next !== null);
  /** Notes of the same moment share one flush. */
  const writeSoon = (text: string): Promise<void> => {
    if (next === null) {
      const lot: Lot = { lines: '', done: Promise.resolve() };
      lot.done = whenFree(() => {
        next = null;
        return appendLot(lot.lines);
      });
      next = lot;
    }
    next.lines += text;
    return next.done;
  };
  const replaceFile = async (to: string, content: Content): Promise<void> => {
    const fresh = `${to}.${process.pid}.new`;
    await writeFile(fresh, linesOf(content), { mode: 0o600, flush: true });
    await rename(fresh, to);
  };
  /** While no other process writes: everything into the one file. */
  const joinParts = (change: (content: Content) => Content): Promise<void> =>
    whenFree(async () => {
      const parts = await partsOf(path);
      await replaceFile(path, change(await contentOf([path, ...parts])));
      for (const part of parts) await rm(part, { force: true });
    });
  const takeOver = async (): Promise<void> => {
    if (formerPath === path) return;
    const former = linesOf(await contentOf([formerPath]));
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
        for (const file of new Set([path, own])) closeSync(openSync(file, 'a', 0o600));
        await takeOver();
      } catch {
        throw new Error(
          `The journal of erasures at ${path} cannot be written. Erasures must be noted apart from the database: let ZGODA_TOMBSTONE_FILE name a file on a disk that lasts, outside the data folder.`,
        );
      }
    },
    replace: (marks, gone) =>
      joinParts(({ names, heads: all }) => ({
        names,
        marks: [...marks],
        heads: new Map([...all].filter(([shopId]) => !gone.has(shopId))),
      })),
    async gather() {
      if ((await partsOf(path)).length > 0) await joinParts((content) => content);
    },
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
      await whenFree(async () => replaceFile(own, await contentOf([own]))).catch(() => undefined);
    },
    heads: async () => (await wholeContent()).heads,
    read: async () => (await wholeContent()).marks,
    id: async () => (await wholeContent()).names.at(-1) ?? null,
    setId: (id) => write(nameLine(id), path),
    async standing(id, marks) {
      const { names, marks: noted } = await wholeContent();
      if (!names.includes(id)) return 'another';
      const known = new Set(noted.map(erasureMarkId));
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
    async gather() {},
    async append(marks) {
      rows.push(...marks);
    },
    async replace(marks, gone) {
      rows.splice(0, rows.length, ...marks);
      for (const shopId of gone) heads.delete(shopId);
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
