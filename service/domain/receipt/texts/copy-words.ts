import type { MailWords } from '../../model/mail/mail-words.ts';

/** Words of visitor copies and the link mail. */
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
  file: string;
  policy: string;
  made: string;
  mail: MailWords;
};
