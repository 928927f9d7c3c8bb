import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { AuditChain, AuditCursor, AuditFilter, AuditRow } from './audit.ts';

export type AuditMarks = {
  /** Highest ever; reveals a truncated chain. */
  readonly lastSeq: number;
  /** Newest expired row. */
  readonly removed: { readonly seq: number; readonly hash: string; readonly at: Date } | null;
};

export type ChainAhead = {
  readonly rows: readonly AuditRow[];
  readonly most: number;
  readonly isDone: boolean;
};
/** Initially empty. */
export type AuditAhead = Map<AuditChain, ChainAhead>;

/** Append-only, without texts or addresses; a chain per shop and the service's. */
export type AuditStore = {
  /** Durable; repeats `make` when another process takes the place. */
  append(
    scope: ShopScope | ServiceScope,
    make: (place: { seq: number; previousHash: string }) => AuditRow,
  ): Promise<AuditRow>;
  /** Ordered, from place `from`. */
  range(scope: ShopScope | ServiceScope, from: number, limit: number): Promise<readonly AuditRow[]>;
  /**
   * Newest first, including the filter's companies.
   * @param ahead the same for all pages
   */
  list(
    scope: ShopsScope,
    filter: AuditFilter,
    before: AuditCursor | null,
    limit: number,
    ahead?: AuditAhead,
  ): Promise<readonly AuditRow[]>;
  /** Ordered acts on the targets. */
  about(
    scope: ShopScope,
    targets: readonly string[],
    actions: readonly string[],
  ): Promise<readonly AuditRow[]>;
  marks(scope: ShopScope | ServiceScope): Promise<AuditMarks>;
  /** Hashes still verify. Rule: RT-2. */
  forgetTargets(scope: ShopScope, targets: readonly string[]): Promise<number>;
  /** Returns how many. Rule: RE-1. */
  removeBefore(scope: ShopScope | ServiceScope, before: Date): Promise<number>;
};
