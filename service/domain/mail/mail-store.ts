import type { ShopScope } from '../tenancy.ts';
import type { Mail } from './mail.ts';

export type MailStore = {
  insert(mail: Mail): Promise<void>;
  /** Drops waiting mails that depend on `ref`; returns how many. Rule: CO-7. */
  removeByRef(scope: ShopScope, ref: string): Promise<number>;
  /** Drops waiting mails to the person behind the key; returns how many. Rule: RT-2. */
  removeBySubject(scope: ShopScope, subjectKey: string): Promise<number>;
  /** Waiting mails to the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Mail[]>;
  removeExpired(now: Date): Promise<number>;
};
