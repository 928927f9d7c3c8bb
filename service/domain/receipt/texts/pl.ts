import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { CopyWords } from './copy-words.ts';

export const pl: CopyWords = {
  leadTitle: 'Twoje zgłoszenie',
  chatTitle: 'Twoja rozmowa',
  intro: 'Kopia Twoich danych, pobrana przez Ciebie. Zachowaj ją w bezpiecznym miejscu.',
  shop: 'Sklep',
  controller: 'Administrator danych',
  reference: 'Numer zgłoszenia',
  sent: 'Wysłano',
  opened: 'Rozpoczęto',
  keptUntil: 'Sklep przechowuje do',
  basis: 'Podstawa prawna',
  bases: {
    consent: 'Twoja zgoda, art. 6 ust. 1 lit. a RODO',
    request: REQUEST_BASIS.pl,
    none: 'nie podano',
  },
  page: 'Strona',
  product: 'Produkt na tej stronie',
  yours: 'Twoje dane',
  fields: { name: 'Imię', email: 'E-mail', phone: 'Telefon', message: 'Wiadomość' },
  happened: 'Co się wydarzyło',
  actions: {
    granted: 'Wyrażono zgodę',
    informed: 'Pokazano informację o danych, bez pytania o zgodę',
    confirmed: 'Potwierdzono',
    withdrawn: 'Cofnięto zgodę',
    expired: 'Wygasło',
    superseded: 'Sklep zapytał ponownie',
  },
  shown: 'Treść pokazana przed wysłaniem',
  messages: 'Wiadomości',
  you: 'Ty',
  staff: 'Sklep',
  noMessages: 'W tej rozmowie nie ma wiadomości.',
  policy: 'Polityka prywatności',
  made: 'Pobrano {when}',
  mail: {
    subject: '{shop}: Twoja rozmowa',
    text: 'Dzień dobry,\n\noto link do Twojej rozmowy ze sklepem {shop}. Możesz ją przeczytać, pobrać albo usunąć, bez logowania:\n\n{link}\n\nLink działa, dopóki sklep przechowuje rozmowę. Każdy, kto go ma, może ją przeczytać i usunąć, więc nie przekazuj go dalej. Tego adresu użyliśmy tylko do wysłania tej wiadomości.',
  },
};
