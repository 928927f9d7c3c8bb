import type { DepartureWords } from './departure-words.ts';

export const en: DepartureWords = {
  held: {
    subject: 'The chat of {shop} is closed',
    text: `Hello,

As you asked, the chat of {shop} is closed and no longer collects any data.

The shop’s stored data are kept until {day}. Until then you can export everything or cancel leaving Zgoda. After that the data and the keys are deleted, and you receive a certificate. Backups, if there are any, are overwritten within 30 more days.

{link}

If this was not you, cancel it and change your password.`,
  },
  heldByOperator: {
    subject: 'The chat of {shop} is closed',
    text: `Hello,

The data-processing agreement of {shop} is ending, so its chat is closed and no longer collects any data.

The shop’s stored data are kept until {day}. Until then the owner can export everything. After that the data and the keys are deleted, and the owner receives a certificate. Backups, if there are any, are overwritten within 30 more days.

{link}`,
  },
  heldByAgreement: {
    subject: 'The data of {shop} will be deleted on {day}',
    text: `Hello,

The data-processing agreement of {shop} has ended, so its chat is closed and no longer collects any data.

The shop’s stored data are kept until {day}. Until then the owner can export everything in the shop’s settings, under “Access”. After that the data and the keys are deleted, and the owner receives a certificate. Backups, if there are any, are overwritten within 30 more days.

To keep the data, conclude a new agreement before that day:

{link}`,
  },
  done: {
    subject: 'The data of {shop} have been deleted: certificate',
    text: `Hello,

The data of {shop} have been deleted, together with the keys that encrypted them. You can read, print and download the electronically signed certificate here:

{link}

We keep the certificate for 6 years. Backups, if there are any, are overwritten within 30 days; without the deleted keys, neither chats nor forms can be read from them.`,
  },
};
