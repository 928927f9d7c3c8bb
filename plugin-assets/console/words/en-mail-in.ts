import { forms } from './word-forms.ts';

/** English words of replies that came by mail. */
export const mailInEn = {
  byMail: {
    proven: 'By e-mail, from the address given in the chat. The sender is verified.',
    given: 'By e-mail, from the address given in the chat. Nothing proves that the sender is real.',
    other:
      'By e-mail, from another address than the one given in the chat. It is not proven that this is the same person.',
    textByMail: 'The visitor wants the text of your answers in the e-mails.',
    checks: 'SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}',
    check: { pass: 'passed', fail: 'failed', none: 'not stated' },
    files: forms({
      one: '{n} file of this e-mail was not taken.',
      other: '{n} files of this e-mail were not taken.',
    }),
  },
};
