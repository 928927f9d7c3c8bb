import type { MailId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Mail } from './mail.ts';

/** The outbox; a null scope is for the service's own mails to staff. */
export type MailStore = {
  insert(mail: Mail): Promise<void>;
  /**
   * Takes one waiting mail whose time has come, so that nobody else takes it before `leaseUntil`; counts the try.
   * Null when there is none.
   */
  claimDue(now: Date, leaseUntil: Date): Promise<Mail | null>;
  /** Gone after it was sent. */
  removeSent(id: MailId): Promise<void>;
  /** Writes what came of a try; nothing when the mail is gone meanwhile. */
  setFailure(id: MailId, failure: Pick<Mail, 'state' | 'lastError' | 'nextAttemptAt'>): Promise<void>;
  /** Newest first, at most `limit`. */
  list(scope: ShopScope | null, limit: number): Promise<readonly Mail[]>;
  get(scope: ShopScope | null, id: MailId): Promise<Mail | null>;
  /** Makes it due now, with all its tries before it; null when it is gone. */
  retry(scope: ShopScope | null, id: MailId, now: Date): Promise<Mail | null>;
  discard(scope: ShopScope | null, id: MailId): Promise<boolean>;
  /** Drops waiting mails that depend on `ref`; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | null, ref: string): Promise<number>;
  /** Drops waiting mails to the person behind the key; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string): Promise<number>;
  /** Waiting mails to the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Mail[]>;
  removeExpired(now: Date): Promise<number>;
};
