import type { Locale } from '../../protocol/vocabulary.ts';
import type { MailWords } from '../mail/mail-words.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';

const WORDS = { pl, en, de };
/** Words of the visitor's own copies and of the mail with the link to a conversation. */
export type CopyWords = {
  leadTitle: string;
  chatTitle: string;
  intro: string;
  shop: string;
  controller: string;
  reference: string;
  sent: string;
  opened: string;
  keptUntil: string;
  basis: string;
  bases: { consent: string; request: string; none: string };
  page: string;
  product: string;
  yours: string;
  fields: { name: string; email: string; phone: string; message: string };
  happened: string;
  actions: { granted: string; confirmed: string; withdrawn: string; expired: string; superseded: string };
  shown: string;
  messages: string;
  you: string;
  staff: string;
  noMessages: string;
  policy: string;
  made: string;
  mail: MailWords;
};
export const copyWords = (locale: Locale): CopyWords => WORDS[locale];
