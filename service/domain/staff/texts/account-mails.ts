import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';
import { accountMailsCatalog } from './account-mails-catalog.ts';

/**
 * The words of an invitation, with who keeps the account data where a notice can say so. Rule: TR-1.
 * The page behind the link shows the whole notice (Art. 14).
 * @param operator whom the notice names; null: there is none
 */
export const withFirstTold = (words: MailWords, locale: Locale, operator: string | null): MailWords =>
  operator === null ? words : { ...words, text: `${words.text}\n\n${accountMailsCatalog[locale].firstTold}` };
