import type { mailInEn } from './en-mail-in.ts';
import { forms } from './word-forms.ts';

/** German words of replies that came by mail. */
export const mailInDe: typeof mailInEn = {
  byMail: {
    proven: 'Per E-Mail, von der im Chat angegebenen Adresse. Der Absender ist geprüft.',
    given: 'Per E-Mail, von der im Chat angegebenen Adresse. Nichts beweist, dass der Absender echt ist.',
    other:
      'Per E-Mail, von einer anderen Adresse als der im Chat angegebenen. Es ist nicht bewiesen, dass es dieselbe Person ist.',
    textByMail: 'Die Person möchte den Text Ihrer Antworten auch per E-Mail bekommen.',
    checks: 'SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}',
    check: { pass: 'bestanden', fail: 'nicht bestanden', none: 'keine Angabe' },
    files: forms({
      one: '{n} Datei dieser E-Mail wurde nicht übernommen.',
      other: '{n} Dateien dieser E-Mail wurden nicht übernommen.',
    }),
  },
};
