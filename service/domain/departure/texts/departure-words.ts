import type { MailWords } from '../../model/mail/mail-words.ts';

/** Mails about a shop that leaves. */
export type DepartureWords = Readonly<
  Record<'held' | 'heldByOperator' | 'heldByAgreement' | 'done', MailWords>
>;
