import type { DepartureWords } from './departure-words.ts';

export const en: DepartureWords = {
  held: {
    subject: 'The chat of {shop} is closed',
    text: `Hello,

as you asked, the chat of {shop} is closed and collects nothing any more.

Everything that the shop has kept waits until {day}. Until then you can take all of it away, or take your order back. After that the data, the keys and the copies are deleted for good, and you receive a certificate.

{link}

If this was not you, take the order back and change your password.`,
  },
  heldByOperator: {
    subject: 'The chat of {shop} is closed',
    text: `Hello,

the data-processing agreement of {shop} comes to its end, so its chat is closed and collects nothing any more.

Everything that the shop has kept waits until {day}. Until then the owner can take all of it away. After that the data, the keys and the copies are deleted for good, and the owner receives a certificate.

{link}`,
  },
  done: {
    subject: 'The data of {shop} is deleted: certificate',
    text: `Hello,

the data of {shop} is deleted, together with the keys under which it was encrypted. The certificate, signed electronically, is here to read, print and download:

{link}

We keep the certificate for 6 years. Backups are overwritten within 30 days; without the deleted keys, personal fields of forms cannot be read from them.`,
  },
};
