import type { MailId, PolicyChangeId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Mail } from './mail.ts';

/** Also during an attempt. */
export type NextTry = 'first_try' | 'another_try';

/** Outboxes of shops and the service. */
export type MailStore = {
  insert(scope: ShopScope | ServiceScope, mail: Mail): Promise<void>;
  /** Leases the next due mail until `leaseUntil`, by rank, then due time; counts the attempt. */
  claimDue(service: ServiceScope, now: Date, leaseUntil: Date): Promise<Mail | null>;
  /** Counts up to `limit`. */
  countWaiting(scope: ShopScope, policyChange: PolicyChangeId, next: NextTry, limit: number): Promise<number>;
  removeSent(scope: ShopScope | ServiceScope, id: MailId): Promise<void>;
  /** No-op when deleted. */
  setFailure(
    scope: ShopScope | ServiceScope,
    id: MailId,
    failure: Pick<Mail, 'state' | 'lastError' | 'nextAttemptAt'>,
  ): Promise<void>;
  /** Newest first. */
  list(scope: ShopScope | ServiceScope, limit: number): Promise<readonly Mail[]>;
  get(scope: ShopScope | ServiceScope, id: MailId): Promise<Mail | null>;
  /** Due now, attempts reset; null: deleted. */
  retry(scope: ShopScope | ServiceScope, id: MailId, now: Date): Promise<Mail | null>;
  discard(scope: ShopScope | ServiceScope, id: MailId): Promise<boolean>;
  /** Returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | ServiceScope, ref: string): Promise<number>;
  /** Created up to `until`; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string, until?: Date): Promise<number>;
  /** Oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Mail[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
