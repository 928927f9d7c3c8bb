import type { ShopScope } from '../base/tenancy.ts';
import type { Confirmation } from './confirmation.ts';

/** One-time links; a null scope is for those about no shop. */
export type ConfirmationStore = {
  insert(confirmation: Confirmation): Promise<void>;
  /** The secret is the credential; the scope comes from what it finds. */
  findBySecret(secretHash: string): Promise<Confirmation | null>;
  /** Marks it used; false when somebody was faster or it is past. */
  use(secretHash: string, now: Date): Promise<boolean>;
  /** Makes it good again after what it confirms could not be done. */
  release(secretHash: string): Promise<void>;
  /** Drops the links to what is gone; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | null, ref: string): Promise<number>;
  /** Drops the links of the person behind the key; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string): Promise<number>;
  /** Links of the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Confirmation[]>;
  removeExpired(now: Date): Promise<number>;
};
