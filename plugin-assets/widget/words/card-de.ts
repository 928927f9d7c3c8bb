import type { CardWords } from './card-pl.ts';

export const words: CardWords = {
  cardText: 'Bitte um Daten',
  askedFieldText: {
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    address: 'Postanschrift',
    order_number: 'Bestellnummer',
  },
  cardOptionalText: ' (freiwillig)',
  cardMoreText: 'Wer fragt, und Ihre Rechte',
  cardSendText: 'Daten senden',
  cardDeclineText: 'Ablehnen',
  cardSendingText: 'Wird gesendet…',
  cardNeedText: 'Füllen Sie dieses Feld aus oder lehnen Sie ab.',
  cardFaultText: {
    email: 'Geben Sie eine E-Mail-Adresse wie name@beispiel.de ein.',
    phone: 'Geben Sie eine Nummer mit 6 bis 20 Ziffern ein.',
    other: 'Geben Sie höchstens 300 Zeichen ein.',
  },
  cardConsentText: 'Willigen Sie ein oder lehnen Sie ab. Eine Ablehnung ändert nichts.',
  cardAnsweredText: 'Gesendet: ',
  cardDeclinedText: 'Abgelehnt. Es wurden keine Daten gespeichert.',
  cardWithdrawnText: 'Einwilligung widerrufen, Daten gelöscht.',
  cardEndedText: 'Diese Daten wurden gelöscht.',
  cardOverText: 'Diese Anfrage gilt nicht mehr.',
  cardStaleText: 'Der Shop hat den Datenschutzhinweis geändert und muss noch einmal fragen.',
  cardWithdrawText: 'Einwilligung widerrufen',
  cardWithdrawAskText: 'Einwilligung widerrufen? Wir löschen diese Daten.',
};
