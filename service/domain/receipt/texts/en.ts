import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { CopyWords } from './copy-words.ts';

export const en: CopyWords = {
  leadTitle: 'Your message',
  chatTitle: 'Your chat',
  intro: 'A copy of your data, downloaded by you. Keep it in a safe place.',
  shop: 'Shop',
  controller: 'Controller',
  reference: 'Reference',
  sent: 'Sent',
  opened: 'Started',
  keptUntil: 'The shop keeps it until',
  basis: 'Legal basis',
  bases: {
    consent: 'your consent, Art. 6(1)(a) GDPR',
    request: REQUEST_BASIS.en,
    none: 'none stated',
  },
  page: 'Page',
  product: 'Product on that page',
  yours: 'Your data',
  fields: { name: 'Name', email: 'E-mail', phone: 'Phone', message: 'Message' },
  happened: 'What happened',
  recordBeforeCorrection:
    'The record of the consent was made for the address or number before it was corrected.',
  actions: {
    granted: 'Consent given',
    informed: 'Privacy notice shown, no consent asked for',
    confirmed: 'Confirmed',
    withdrawn: 'Consent withdrawn',
    expired: 'Expired',
    superseded: 'The shop asked again',
  },
  shown: 'The text shown when you sent it',
  messages: 'Messages',
  you: 'You',
  staff: 'Shop',
  noMessages: 'There are no messages in this chat.',
  file: 'File: {name} ({size} kB). It can be opened in the chat as long as the chat runs.',
  policy: 'Privacy policy',
  made: 'Downloaded {when}',
  mail: {
    subject: '{shop}: your chat',
    text: 'Hello,\n\nHere is the link to your chat with {shop}. You can read, download or delete it without signing in:\n\n{link}\n\nThe link works as long as the shop keeps the chat. Anyone who has it can read and delete the chat, so do not share it. We used your address for this one e-mail only.',
  },
};
