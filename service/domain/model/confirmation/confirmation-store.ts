import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Confirmation, Delivery } from './confirmation.ts';

/** One-time links about a shop, or about an account of the service. */
export type ConfirmationStore = {
  insert(scope: ShopScope | ServiceScope, confirmation: Confirmation): Promise<void>;
  /** The secret is the credential; the scope comes from what it finds. */
  findBySecret(secretHash: string): Promise<Confirmation | null>;
  /** Records that a mail server took the mail with this link; nothing when the link is gone. */
  setDelivery(scope: ShopScope | ServiceScope, secretHash: string, delivery: Delivery): Promise<void>;
  /** When a mail server first took a mail with a link to one of these records, by record; others are left out. */
  deliveries(scope: ShopScope, refs: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Marks it used; false when it was used before or has expired. */
  use(secretHash: string, now: Date): Promise<boolean>;
  /**
   * The same for an act of several steps; `end` says that it was done. Given again when an act began more than `ACT_MS`
   * ago and never ended: a crash cut it short.
   */
  begin(secretHash: string, now: Date): Promise<boolean>;
  end(secretHash: string): Promise<void>;
  /** Makes it usable again after the act that it confirms has failed. */
  release(secretHash: string): Promise<void>;
  /** Removes the links to a record that is gone; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | ServiceScope, ref: string): Promise<number>;
  /** Removes the links of the person behind the key, with `until` those made up to then; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string, until?: Date): Promise<number>;
  /** Links of the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Confirmation[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
