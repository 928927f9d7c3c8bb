import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { AuditChain, AuditCursor, AuditFilter, AuditRow } from './audit.ts';

/** Facts about a chain beside its rows: its end, and what was removed because it had expired. */
export type AuditMarks = {
  /** Highest place that was ever used: shows when rows are missing at the end. */
  readonly lastSeq: number;
  /** Newest row that was removed after its period; the first remaining one follows it. */
  readonly removed: { readonly seq: number; readonly hash: string; readonly at: Date } | null;
};

/** Rows of one chain that were read ahead, newest first, and whether there are no older ones. */
export type ChainAhead = {
  readonly rows: readonly AuditRow[];
  readonly most: number;
  readonly isDone: boolean;
};
/** What one caller who goes from page to page has read ahead of each chain; empty before the first page. */
export type AuditAhead = Map<AuditChain, ChainAhead>;

/** Who did what; ids only, never a text, never an address. Append-only. Each shop has a chain, and the service its own. */
export type AuditStore = {
  /**
   * Appends the row that `make` builds for the next place of the chain; when another process takes the place, `make`
   * builds the row again. The database has confirmed it when this resolves.
   */
  append(
    scope: ShopScope | ServiceScope,
    make: (place: { seq: number; previousHash: string }) => AuditRow,
  ): Promise<AuditRow>;
  /** Rows from place `from` on, in order, at most `limit`. */
  range(scope: ShopScope | ServiceScope, from: number, limit: number): Promise<readonly AuditRow[]>;
  /**
   * Newest first, before the cursor, at most `limit`: rows of the shops, and of the filter's companies.
   * @param ahead given with every page of one walk with one filter: nothing is read twice.
   */
  list(
    scope: ShopsScope,
    filter: AuditFilter,
    before: AuditCursor | null,
    limit: number,
    ahead?: AuditAhead,
  ): Promise<readonly AuditRow[]>;
  /** Acts of these kinds that were done to one of the targets, in order. */
  about(
    scope: ShopScope,
    targets: readonly string[],
    actions: readonly string[],
  ): Promise<readonly AuditRow[]>;
  marks(scope: ShopScope | ServiceScope): Promise<AuditMarks>;
  /** Removes the targets of acts; the hashes still verify. Rule: RT-2. */
  forgetTargets(scope: ShopScope, targets: readonly string[]): Promise<number>;
  /** Removes rows older than `before` from the beginning of the chain; returns how many. Rule: RE-1. */
  removeBefore(scope: ShopScope | ServiceScope, before: Date): Promise<number>;
};
