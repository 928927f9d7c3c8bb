import type { mailInEn } from './en-mail-in.ts';
import { forms } from './word-forms.ts';

/** Polish words of replies that came by mail. */
export const mailInPl: typeof mailInEn = {
  byMail: {
    proven: 'E-mailem, z adresu podanego na czacie. Nadawca sprawdzony.',
    given: 'E-mailem, z adresu podanego na czacie. Nic nie dowodzi, że nadawca jest prawdziwy.',
    other: 'E-mailem, z innego adresu niż podany na czacie. Nie ma dowodu, że to ta sama osoba.',
    textByMail: 'Odwiedzający chce dostawać e-mailem także treść odpowiedzi.',
    checks: 'SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}',
    check: { pass: 'zgodny', fail: 'niezgodny', none: 'brak danych' },
    files: forms({
      one: '{n} plik z tej wiadomości nie został przyjęty.',
      few: '{n} pliki z tej wiadomości nie zostały przyjęte.',
      many: '{n} plików z tej wiadomości nie przyjęto.',
      other: '{n} pliku z tej wiadomości nie przyjęto.',
    }),
  },
};
