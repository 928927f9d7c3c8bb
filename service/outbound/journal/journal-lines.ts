import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KnownHead } from '../../domain/model/consent/consent.ts';
import { isBehind } from '../../domain/model/consent/head-journal.ts';
import { ERASURE_MARK_KINDS, type ErasureMark } from '../../domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';

export const line = ({ shopId, kind, key, at }: ErasureMark): string =>
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
export const nameLine = (id: string): string => `${JSON.stringify({ journal: id })}\n`;
const nameOf = (text: string): string | null => {
  try {
    const { journal } = JSON.parse(text);
    return typeof journal === 'string' ? journal : null;
  } catch {
    return null;
  }
};

/** A line with the newest place of a ledger. */
export const headLine = (shopId: ShopId, head: KnownHead): string =>
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

/** What one of several processes writes, beside the journal: no two processes write into one file. */
export const partOf = (path: string, writer: string): string => `${path}.${writer}.part`;
export const partsOf = async (path: string): Promise<string[]> => {
  const names = await readdir(dirname(path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const own = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.part'));
  return own.sort().map((name) => join(dirname(path), name));
};

export type Content = { marks: ErasureMark[]; names: string[]; heads: Map<ShopId, KnownHead> };
export const contentOf = async (paths: readonly string[]): Promise<Content> => {
  const texts = paths.map((path) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    }),
  );
  const rows = (await Promise.all(texts)).flatMap((text) => text.split('\n').filter((row) => row !== ''));
  return {
    marks: rows.map(markOf).filter((mark) => mark !== null),
    names: rows.map(nameOf).filter((name) => name !== null),
    heads: newestOf(rows.map(headOf).filter((head) => head !== null)),
  };
};
export const linesOf = ({ marks, names, heads }: Content): string =>
  [
    ...names.map(nameLine),
    ...marks.map(line),
    ...[...heads].map(([shopId, head]) => headLine(shopId, head)),
  ].join('');
