import type { CopyWords } from '../copy-words.ts';

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
    request: 'Twoja prośba o odpowiedź, art. 6 ust. 1 lit. b lub f RODO',
    none: 'nie podano',
  },
  page: 'Strona',
  product: 'Produkt na tej stronie',
  yours: 'Twoje dane',
  fields: { name: 'Imię', email: 'E-mail', phone: 'Telefon', message: 'Wiadomość' },
  happened: 'Co się wydarzyło',
  actions: {
    granted: 'Wyrażono zgodę',
    confirmed: 'Potwierdzono',
    withdrawn: 'Cofnięto zgodę',
    expired: 'Zakończono z upływem czasu',
    superseded: 'Sklep zapytał ponownie',
  },
  shown: 'Treść pokazana przy wysyłaniu',
  messages: 'Wiadomości',
  you: 'Ty',
  staff: 'Sklep',
  noMessages: 'W tej rozmowie nie ma wiadomości.',
  policy: 'Polityka prywatności',
  made: 'Pobrano {when}',
  mail: {
    subject: '{shop}: Twoja rozmowa',
    hello:
      'Dzień dobry,\n\ntu jest link do Twojej rozmowy ze sklepem {shop}. Możesz ją przeczytać, pobrać albo usunąć, bez logowania:',
    end: 'Link działa, dopóki sklep przechowuje rozmowę. Kto go zna, może ją przeczytać i usunąć, więc nie przekazuj go dalej. Tego adresu użyliśmy tylko do wysłania tej wiadomości.',
  },
};
