/** Texts of data-request cards; same rules as pl.ts. What a card says about data comes from the service. */
export const words = {
  cardText: 'Prośba o dane',
  askedFieldText: {
    name: 'Imię i nazwisko',
    email: 'E-mail',
    phone: 'Telefon',
    address: 'Adres pocztowy',
    order_number: 'Numer zamówienia',
  },
  cardOptionalText: ' (nieobowiązkowe)',
  cardMoreText: 'Kto prosi i jakie masz prawa',
  cardSendText: 'Wyślij dane',
  cardDeclineText: 'Odmów',
  cardSendingText: 'Wysyłamy…',
  cardNeedText: 'Wypełnij to pole albo odmów.',
  cardFaultText: {
    email: 'Wpisz e-mail w postaci nazwa@domena.pl.',
    phone: 'Wpisz numer, od 6 do 20 cyfr.',
    other: 'Wpisz najwyżej 300 znaków.',
  },
  cardConsentText: 'Zaznacz zgodę albo odmów. Odmowa niczego nie zmienia.',
  cardAnsweredText: 'Wysłano: ',
  cardDeclinedText: 'Odmówiono. Żadne dane nie zostały zapisane.',
  cardWithdrawnText: 'Zgoda cofnięta, dane usunięte.',
  cardEndedText: 'Te dane zostały już usunięte.',
  cardOverText: 'Ta prośba jest już nieaktualna.',
  cardStaleText: 'Sklep zmienił informację o danych i musi zapytać jeszcze raz.',
  cardWithdrawText: 'Cofnij zgodę',
  cardWithdrawAskText: 'Cofnąć zgodę? Usuniemy te dane.',
};
export type CardWords = typeof words;
