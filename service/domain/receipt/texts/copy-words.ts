import type { MailWords } from '../../model/mail/mail-words.ts';

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
  /** The address was corrected: the record of the consent is about the earlier one, and no disclosure fits it. */
  recordBeforeCorrection: string;
  actions: {
    granted: string;
    informed: string;
    confirmed: string;
    withdrawn: string;
    expired: string;
    superseded: string;
  };
  shown: string;
  messages: string;
  you: string;
  staff: string;
  noMessages: string;
  /** In place of the text: a file that stays in the chat. */
  file: string;
  policy: string;
  made: string;
  mail: MailWords;
};
