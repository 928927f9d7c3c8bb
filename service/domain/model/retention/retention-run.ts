import type { RetentionRunId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { RetentionCounts } from './retention.ts';

/** Report of one run in one shop: counters, no id of a record, no text, no hash. Rule: RE-3. */
export type RetentionRun = {
  readonly id: RetentionRunId;
  readonly shopId: ShopId;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Random name of the process that did it, new with each start. */
  readonly instance: string;
  readonly removed: RetentionCounts;
  readonly expiresAt: Date;
};

export type RetentionRunStore = {
  insert(scope: ShopScope, run: RetentionRun): Promise<void>;
  /** Newest first, at most `limit`. */
  list(scope: ShopScope, limit: number): Promise<readonly RetentionRun[]>;
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
};
