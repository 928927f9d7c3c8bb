import type { MailId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Mail } from './mail.ts';

/** The outbox of a shop, and of the service itself: its mails to staff. */
export type MailStore = {
  insert(scope: ShopScope | ServiceScope, mail: Mail): Promise<void>;
  /**
   * Takes one waiting mail, of any shop or of the service, whose time has come, so that nobody else takes it before `leaseUntil`; counts the try.
   * Null when there is none.
   */
  claimDue(service: ServiceScope, now: Date, leaseUntil: Date): Promise<Mail | null>;
  /** Gone after it was sent. */
  removeSent(scope: ShopScope | ServiceScope, id: MailId): Promise<void>;
  /** Writes what came of a try; nothing when the mail is gone meanwhile. */
  setFailure(
    scope: ShopScope | ServiceScope,
    id: MailId,
    failure: Pick<Mail, 'state' | 'lastError' | 'nextAttemptAt'>,
  ): Promise<void>;
  /** Newest first, at most `limit`. */
  list(scope: ShopScope | ServiceScope, limit: number): Promise<readonly Mail[]>;
  get(scope: ShopScope | ServiceScope, id: MailId): Promise<Mail | null>;
  /** Makes it due now, with all its tries before it; null when it is gone. */
  retry(scope: ShopScope | ServiceScope, id: MailId, now: Date): Promise<Mail | null>;
  discard(scope: ShopScope | ServiceScope, id: MailId): Promise<boolean>;
  /** Drops waiting mails that depend on `ref`; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope | ServiceScope, ref: string): Promise<number>;
  /** Drops waiting mails to the person behind the key; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string): Promise<number>;
  /** Waiting mails to the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Mail[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
