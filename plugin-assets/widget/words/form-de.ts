import type { FormWords } from './form-pl.ts';

export const words: FormWords = {
  toChatText: 'Gespräch anzeigen',
  fieldText: { name: 'Name', email: 'E-Mail', phone: 'Telefon', message: 'Nachricht' },
  optionalText: ' (freiwillig)',
  needText: {
    name: 'Geben Sie Ihren Namen ein.',
    email: 'Geben Sie die E-Mail-Adresse ein, an die wir antworten sollen.',
    phone: 'Geben Sie Ihre Telefonnummer ein.',
    message: 'Schreiben Sie, wie wir helfen können.',
  },
  badText: {
    name: 'Prüfen Sie den Namen.',
    email: 'Geben Sie eine E-Mail-Adresse wie name@beispiel.de ein.',
    phone: 'Geben Sie eine Nummer mit 6 bis 20 Ziffern ein.',
    message: 'Prüfen Sie die Nachricht.',
  },
  offersText: 'Angebote, wenn Sie möchten',
  needConsentText: 'Willigen Sie ein, damit wir antworten dürfen, oder schreiben Sie an ',
  summaryText: 'Bitte korrigieren Sie:',
  sendingText: 'Wird gesendet…',
  staleText:
    'Der Shop hat den Datenschutzhinweis geändert. Lesen Sie ihn und senden Sie noch einmal. Ihr Text ist noch da.',
  deletedText:
    'Diese Nachricht wurde gesendet und gelöscht. Senden Sie sie noch einmal, wenn wir sie erhalten sollen.',
  rateText: 'Warten Sie einen Moment und versuchen Sie es noch einmal.',
  thanksText: 'Danke, Ihre Nachricht ist angekommen',
  replyText: 'Wir antworten an ',
  referenceText: 'Vorgangsnummer',
  whatText: 'Gesendet wurde',
  whomText: 'Empfänger',
  untilText: 'Gespeichert bis',
  receiptText: 'Bestätigung',
  withdrawText: 'Einwilligung widerrufen',
  withdrawAskText: 'Einwilligung widerrufen? Wir löschen die Anfrage und beantworten sie nicht.',
  withdrawnText: 'Einwilligung widerrufen, Anfrage gelöscht',
  anotherText: 'Weitere Nachricht schreiben',
  sentAtText: (time) => `Sie haben uns um ${time} Uhr eine Nachricht gesendet.`,
  toReceiptText: 'Bestätigung anzeigen',
};
