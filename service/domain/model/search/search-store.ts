import type { ConversationId, LeadId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';

/** Indexed record. */
export type SearchRef = ConversationId | LeadId;

/** Keyed hashes, no words. Rule: SE-5. */
export type SearchRow = {
  /** `ref` with `seq` or number of addresses. */
  readonly id: string;
  readonly shopId: ShopId;
  readonly ref: SearchRef;
  /** 0: lead or addresses. */
  readonly seq: number;
  readonly at: Date;
  /** Distinct 52-bit integers, ascending. */
  readonly tokens: readonly number[];
};

/** By time, id, descending. */
export type SearchPlace = { readonly at: Date; readonly id: string };

export type SearchRead = {
  /** Any of these matches. */
  readonly tokens: readonly number[];
  /** Inclusive; null: unbounded. */
  readonly from: Date | null;
  /** Exclusive; null: unbounded. */
  readonly to: Date | null;
  /** Null: from the newest. */
  readonly before: SearchPlace | null;
  readonly limit: number;
};

/** Blind, rebuildable; plain inserts and removals. */
export type SearchStore = {
  /** Keeps existing rows. */
  add(scope: ShopScope, rows: readonly SearchRow[]): Promise<void>;
  /** Inserts or replaces. */
  put(scope: ShopScope, row: SearchRow): Promise<void>;
  /** 0 when not indexed. */
  newestSeq(scope: ShopScope, ref: SearchRef): Promise<number>;
  /** Newest first. */
  find(scope: ShopScope, read: SearchRead): Promise<readonly SearchRow[]>;
  /** Up to `most`. */
  count(scope: ShopScope, tokens: readonly number[], most: number): Promise<number>;
  /** Newest first. */
  about(
    scope: ShopScope,
    refs: readonly SearchRef[],
    tokens: readonly number[],
  ): Promise<readonly SearchRow[]>;
  /** Distinct, by id after `after`, of `limit` rows. */
  refs(scope: ShopScope, after: SearchRef | null, limit: number): Promise<readonly SearchRef[]>;
  /** Returns how many. Rules: RT-2, RE-1. */
  remove(scope: ShopScope, ref: SearchRef): Promise<number>;
};

/** Order by time, then id, descending. */
export const bySearchOrder = (a: SearchPlace, b: SearchPlace): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** Whether a row follows the position. */
export const isAfterPlace = (row: SearchPlace, place: SearchPlace): boolean => bySearchOrder(place, row) < 0;
