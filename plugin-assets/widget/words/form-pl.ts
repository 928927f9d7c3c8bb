/** Texts of the contact form and of its receipt; same rules as pl.ts. */
export const words = {
  toChatText: 'Pokaż rozmowę',
  fieldText: { name: 'Imię', email: 'E-mail', phone: 'Telefon', message: 'Wiadomość' },
  optionalText: ' (nieobowiązkowe)',
  needText: {
    name: 'Wpisz imię.',
    email: 'Wpisz e-mail, na który mamy odpowiedzieć.',
    phone: 'Wpisz numer telefonu.',
    message: 'Napisz, w czym możemy pomóc.',
  },
  badText: {
    name: 'Sprawdź imię.',
    email: 'Wpisz e-mail w postaci nazwa@domena.pl.',
    phone: 'Wpisz numer, od 6 do 20 cyfr.',
    message: 'Sprawdź treść wiadomości.',
  },
  offersText: 'Oferty, jeśli chcesz',
  needConsentText: 'Zaznacz zgodę, żebyśmy mogli odpowiedzieć, albo napisz na ',
  summaryText: 'Popraw, proszę:',
  sendingText: 'Wysyłamy…',
  staleText: 'Sklep zmienił informację o danych. Przeczytaj ją i wyślij jeszcze raz. Twój tekst został.',
  deletedText:
    'Ta wiadomość została już wysłana, a potem usunięta. Wyślij ją jeszcze raz, jeśli mamy ją dostać.',
  rateText: 'Poczekaj chwilę i spróbuj jeszcze raz.',
  thanksText: 'Dziękujemy, mamy Twoją wiadomość',
  replyText: 'Odpowiemy na adres ',
  referenceText: 'Numer zgłoszenia',
  whatText: 'Co wysłano',
  whomText: 'Do kogo',
  untilText: 'Przechowujemy do',
  receiptText: 'Potwierdzenie',
  withdrawText: 'Cofnij zgodę',
  withdrawAskText: 'Cofnąć zgodę? Usuniemy zgłoszenie i nie odpowiemy na nie.',
  withdrawnText: 'Zgoda cofnięta, zgłoszenie usunięte',
  anotherText: 'Napisz kolejną wiadomość',
};
export type FormWords = typeof words;
