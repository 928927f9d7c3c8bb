import type { ConversationId, LeadId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';

/** What rows of the index are about: a conversation or a lead. */
export type SearchRef = ConversationId | LeadId;

/**
 * What one message, one lead, or the known addresses of one conversation can be found by: keyed hashes, no words.
 * Decision 0119. Rule: SE-5.
 */
export type SearchRow = {
  /** Made of `ref` and `seq`, or of `ref` and the number of addresses. */
  readonly id: string;
  readonly shopId: ShopId;
  readonly ref: SearchRef;
  /** Of the message; 0 for a lead, and for the addresses of a conversation. */
  readonly seq: number;
  readonly at: Date;
  /** Whole numbers of 52 bits, ascending, each once. */
  readonly tokens: readonly number[];
};

/** A position in the index, newest first, equal moments by id, descending. */
export type SearchPlace = { readonly at: Date; readonly id: string };

export type SearchRead = {
  /** Rows that have any of these. */
  readonly tokens: readonly number[];
  /** Inclusive; null for no bound. */
  readonly from: Date | null;
  /** Exclusive; null for no bound. */
  readonly to: Date | null;
  /** Only rows after this position; null for the newest. */
  readonly before: SearchPlace | null;
  readonly limit: number;
};

/** The blind index of each shop. Only plain inserts and removals: it can be built anew from the content. */
export type SearchStore = {
  /** Inserts those that are not there; the others stay as they are. */
  add(scope: ShopScope, rows: readonly SearchRow[]): Promise<void>;
  /** Inserts or replaces it. */
  put(scope: ShopScope, row: SearchRow): Promise<void>;
  /** The greatest `seq` of a conversation in the index; 0 when it has none. */
  newestSeq(scope: ShopScope, ref: SearchRef): Promise<number>;
  /** Newest first. */
  find(scope: ShopScope, read: SearchRead): Promise<readonly SearchRow[]>;
  /** How many rows have any of the tokens; counts to `most` at the most. */
  count(scope: ShopScope, tokens: readonly number[], most: number): Promise<number>;
  /** Rows about one of these that have any of the tokens, newest first. */
  about(
    scope: ShopScope,
    refs: readonly SearchRef[],
    tokens: readonly number[],
  ): Promise<readonly SearchRow[]>;
  /** What rows are about, in the order of ids and after `after`: each once, of the next `limit` rows. */
  refs(scope: ShopScope, after: SearchRef | null, limit: number): Promise<readonly SearchRef[]>;
  /** Removes all rows about it; returns how many. Rules: RT-2, RE-1. */
  remove(scope: ShopScope, ref: SearchRef): Promise<number>;
};

/** Newest first, equal moments by id, descending. */
export const bySearchOrder = (a: SearchPlace, b: SearchPlace): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** Whether a row comes after the position. */
export const isBehindPlace = (row: SearchPlace, place: SearchPlace): boolean => bySearchOrder(place, row) < 0;
