import type { MailWords } from '../../model/mail/mail-words.ts';

export type DepartureWords = Readonly<
  Record<'held' | 'heldByOperator' | 'heldByAgreement' | 'done', MailWords>
>;
