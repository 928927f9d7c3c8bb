import type { attachEn } from './en-attach.ts';

/** German words of pictures and files in chats. */
export const attachDe: typeof attachEn = {
  send: 'Senden',
  sending: 'Wird gesendet…',
  picked: 'Dateien zum Senden',
  cover:
    'Ziffern in Bildern lassen sich nicht verdecken. Verdecken Sie Kartennummern und Passwörter vor dem Senden. Eine PDF-Datei behält Autor, Kommentare und verborgene Inhalte.',
  tooLarge: 'Die Datei ist zu groß. Höchstens 10 MB.',
  wrongType: 'Senden Sie ein Bild (JPEG, PNG, WebP) oder ein PDF.',
  enlarge: '{name} vergrößern',
  download: '{name} herunterladen',
  gone: 'Diese Datei gibt es nicht mehr.',
  failed: 'Die Datei ließ sich nicht laden.',
  again: 'Noch einmal versuchen',
  askedTitle: 'Bitte um ein Bild oder eine Datei',
  askTitle: 'Um ein Bild oder eine Datei bitten',
  askLead:
    'Der Besucher sieht Ihre Bitte mit einer Schaltfläche, um eine Datei hinzuzufügen. Ob er eine sendet, entscheidet er selbst.',
  askText: 'Was brauchen Sie?',
  askExample: 'Bitte senden Sie ein Foto des Schadens.',
  askHint: 'Höchstens {n} Zeichen.',
  askSend: 'Um die Datei bitten',
  asked: 'Die Bitte wurde gesendet.',
};
