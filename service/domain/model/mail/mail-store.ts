import type { MailId, PolicyChangeId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Mail } from './mail.ts';

/** What a mail waits for. One that is being tried waits for that still. */
export type NextTry = 'first_try' | 'another_try';

/** The outbox of a shop, and of the service itself: its mails to staff. */
export type MailStore = {
  insert(scope: ShopScope | ServiceScope, mail: Mail): Promise<void>;
  /**
   * Claims one waiting mail, of any shop or of the service, that is due: the lowest rank first, within it what has been
   * due for longest. No other process takes it before `leaseUntil`. Counts the attempt. Null when there is none.
   */
  claimDue(service: ServiceScope, now: Date, leaseUntil: Date): Promise<Mail | null>;
  /** How many mails of a decision on a policy wait for their first try, or for another, counted up to `limit`, at least 1. */
  countWaiting(scope: ShopScope, policyChange: PolicyChangeId, next: NextTry, limit: number): Promise<number>;
  /** Deletes the mail after it was sent. */
  removeSent(scope: ShopScope | ServiceScope, id: MailId): Promise<void>;
  /** Records the result of an attempt; does nothing when the mail is gone. */
  setFailure(
    scope: ShopScope | ServiceScope,
    id: MailId,
    failure: Pick<Mail, 'state' | 'lastError' | 'nextAttemptAt'>,
  ): Promise<void>;
  /** Newest first, at most `limit`. */
  list(scope: ShopScope | ServiceScope, limit: number): Promise<readonly Mail[]>;
  get(scope: ShopScope | ServiceScope, id: MailId): Promise<Mail | null>;
  /** Makes it due now, with all its attempts left; null when it is gone. */
  retry(scope: ShopScope | ServiceScope, id: MailId, now: Date): Promise<Mail | null>;
  discard(scope: ShopScope | ServiceScope, id: MailId): Promise<boolean>;
  /** Removes waiting mails that depend on `ref`; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | ServiceScope, ref: string): Promise<number>;
  /** Removes waiting mails to the person behind the key, with `until` those made up to then; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string, until?: Date): Promise<number>;
  /** Waiting mails to the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Mail[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
