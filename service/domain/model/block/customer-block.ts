import type { BlockId, BlockReason } from '../../../protocol/inbox-lists.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';

/** Until a day. */
export type CustomerBlock = {
  readonly id: BlockId;
  readonly shopId: ShopId;
  /** By `FieldVault.subjectKey`. */
  readonly key: string;
  readonly reason: BlockReason;
  readonly at: Date;
  readonly expiresAt: Date;
};

export type CustomerBlockStore = {
  /** Replaces the customer's block. */
  put(scope: ShopScope, block: CustomerBlock): Promise<void>;
  find(scope: ShopScope, key: string): Promise<CustomerBlock | null>;
  /** Newest first. */
  list(scope: ShopScope): Promise<readonly CustomerBlock[]>;
  remove(scope: ShopScope, id: BlockId): Promise<boolean>;
  removeByKey(scope: ShopScope, key: string): Promise<boolean>;
  /** Rule: RE-1. */
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
};
