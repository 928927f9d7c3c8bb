import type { CopyWords } from '../copy-words.ts';

export const en: CopyWords = {
  leadTitle: 'Your message',
  chatTitle: 'Your conversation',
  intro: 'A copy of your data, downloaded by you. Keep it in a safe place.',
  shop: 'Shop',
  controller: 'Controller',
  reference: 'Reference',
  sent: 'Sent',
  opened: 'Begun',
  keptUntil: 'The shop keeps it until',
  basis: 'Legal basis',
  bases: {
    consent: 'your consent, Art. 6(1)(a) GDPR',
    request: 'your request for an answer, Art. 6(1)(b) or (f) GDPR',
    none: 'none stated',
  },
  page: 'Page',
  product: 'Product on that page',
  yours: 'Your data',
  fields: { name: 'Name', email: 'E-mail', phone: 'Phone', message: 'Message' },
  happened: 'What happened',
  actions: {
    granted: 'Agreed',
    confirmed: 'Confirmed',
    withdrawn: 'Withdrawn',
    expired: 'Ended by time',
    superseded: 'The shop asked again',
  },
  shown: 'The text shown when it was sent',
  messages: 'Messages',
  you: 'You',
  staff: 'Shop',
  noMessages: 'There are no messages in this conversation.',
  policy: 'Privacy policy',
  made: 'Downloaded {when}',
  mail: {
    subject: '{shop}: your conversation',
    hello:
      'Hello,\n\nhere is the link to your conversation with {shop}. You can read, download or erase it, without signing in:',
    end: 'The link works for as long as the shop keeps the conversation. Whoever knows it can read and erase the conversation, so do not pass it on. We used this address for this one mail only.',
  },
};
