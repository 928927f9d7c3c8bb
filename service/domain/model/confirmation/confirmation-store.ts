import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Confirmation, Delivery } from './confirmation.ts';

export type ConfirmationStore = {
  insert(scope: ShopScope | ServiceScope, confirmation: Confirmation): Promise<void>;
  /** The secret is the credential. */
  findBySecret(secretHash: string): Promise<Confirmation | null>;
  /** No-op for a deleted link. */
  setDelivery(scope: ShopScope | ServiceScope, secretHash: string, delivery: Delivery): Promise<void>;
  /** First delivery by record; omits undelivered. */
  deliveries(scope: ShopScope, refs: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** False: used or expired. */
  use(secretHash: string, now: Date): Promise<boolean>;
  /** Like `use`; repeatable after `ACT_MS` without `end`. */
  begin(secretHash: string, now: Date): Promise<boolean>;
  end(secretHash: string): Promise<void>;
  /** Reverts `use`. */
  release(secretHash: string): Promise<void>;
  /** Returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | ServiceScope, ref: string): Promise<number>;
  /** Created up to `until`; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string, until?: Date): Promise<number>;
  /** Oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Confirmation[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
