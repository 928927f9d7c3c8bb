import type { RetentionRunId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { RetentionCounts } from './retention.ts';

/** Counters only. Rule: RE-3. */
export type RetentionRun = {
  readonly id: RetentionRunId;
  readonly shopId: ShopId;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Random per start. */
  readonly instance: string;
  readonly removed: RetentionCounts;
  readonly expiresAt: Date;
};

export type RetentionRunStore = {
  insert(scope: ShopScope, run: RetentionRun): Promise<void>;
  /** Newest first. */
  list(scope: ShopScope, limit: number): Promise<readonly RetentionRun[]>;
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
};
