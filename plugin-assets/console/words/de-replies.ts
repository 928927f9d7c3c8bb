import type { repliesEn } from './en-replies.ts';

/** German words of canned replies. */
export const repliesDe: typeof repliesEn = {
  list: 'Textbausteine',
  found: 'Textbausteine: {n}',
  noneYet: 'Noch keine Textbausteine. Legen Sie sie in den Einstellungen des Shops unter „Chat“ an.',
  noneAsk:
    'Noch keine Textbausteine. Inhaber oder Leitung legen sie in den Einstellungen des Shops unter „Chat“ an.',
  noMatch: 'Kein Baustein passt. Tippen Sie weiter oder drücken Sie Esc.',
  otherLanguage:
    'Dieser Baustein hat keinen Text in der Sprache des Besuchers. Eingefügt wird er auf {language}.',
  languages: { pl: 'Polnisch', en: 'Englisch', de: 'Deutsch' },
  asksForData:
    'Dieser Baustein fragt nach personenbezogenen Daten. Nach dem Einfügen können Sie stattdessen eine Karte senden.',
  keys: '↑ ↓ wählt · Enter oder Tab fügt ein · Esc schließt. Noch wird nichts gesendet.',
  gapsLeft: 'Nicht ausgefüllt: {gaps}',
  sendWithGaps: 'Nicht ausgefüllt: {gaps}. Füllen Sie es aus oder senden Sie die Nachricht so.',
  sendAnyway: 'So senden',
  title: 'Textbausteine',
  leadShop:
    'Texte, die Ihre Berater in eine Antwort einfügen: Sie tippen / und das Kürzel. Von selbst wird nichts gesendet.',
  leadCompany: 'Für alle Shops der Firma. Ein eigener Baustein des Shops mit demselben Kürzel geht vor.',
  empty: 'Noch keine Bausteine. Beginnen Sie mit einer Begrüßung und der häufigsten Frage.',
  add: 'Baustein hinzufügen',
  edit: 'Bearbeiten',
  editWhich: '/{shortcut} bearbeiten',
  remove: 'Entfernen',
  removeWhich: '/{shortcut} entfernen',
  removed: 'Baustein /{shortcut} entfernt.',
  saved: 'Baustein /{shortcut} gespeichert.',
  used: 'Eingefügt: {inserted} · gesendet: {sent}',
  usedHint:
    'Für alle Berater zusammen gezählt. Wer einen Baustein in welchem Chat benutzt hat, wird nicht gespeichert.',
  shortcut: 'Kürzel',
  shortcutHint: 'Buchstaben, Ziffern, - oder _. Getippt nach /.',
  replyTitle: 'Titel',
  text: 'Text auf {language}',
  textsHint: 'Beratern wird die Sprache des Besuchers angeboten, sonst die des Shops.',
  gapsHint:
    'Beim Einfügen ausgefüllt: {visitor} (Name, falls angegeben), {consultant}, {shop}, {order} (Nummer der neuesten Bestellung), {hours} („heute bis 17:00“, wenn der Shop Öffnungszeiten hat).',
  unknownGap: '{gaps} füllt nichts aus. Das muss der Berater tun.',
  editAsks:
    'Dieser Text fragt nach personenbezogenen Daten ({what}). Beratern wird stattdessen eine Karte angeboten.',
  faults: {
    shortcut: 'Nur Buchstaben, Ziffern, - oder _, höchstens 30, und jedes Kürzel einmal.',
    title: 'Geben Sie einen Titel mit höchstens 80 Zeichen an.',
    texts: 'Schreiben Sie den Text in mindestens einer Sprache.',
    long: 'Höchstens 2.000 Zeichen.',
  },
  file: 'Als Datei',
  fileLead:
    'CSV mit den Spalten shortcut, title, pl, en, de. Eine Sprache genügt; Texte in Sprachen ohne Spalte bleiben.',
  download: 'Als CSV herunterladen',
  upload: 'CSV-Datei',
  importDo: 'Importieren: {added} neu, {changed} geändert',
  importNothing: 'Alles in der Datei ist schon hier.',
  importReport: 'Zeilen: {rows}. Neu: {added}, geändert: {changed}, unverändert: {same}.',
  importDone: 'Importiert: {added} neu, {changed} geändert.',
  importFaults: 'Nichts wurde importiert. Berichtigen Sie diese Zeilen und wählen Sie die Datei noch einmal:',
  importFault: 'Zeile {line}, Spalte {column}: {fault}',
  fileGuessed:
    'Die Datei ist nicht in UTF-8. Importieren Sie sie nur, wenn hier alle Buchstaben stimmen: „{line}“',
  fileFaults: {
    'has letters that cannot be read':
      'hat Buchstaben, die nicht lesbar sind: Speichern Sie die Datei als CSV UTF-8',
    'already exists': 'dieses Kürzel steht zweimal in der Datei',
    'must not be empty': 'ist leer',
    'needs a text in one language at least': 'braucht einen Text in mindestens einer Sprache',
    'must be 1 to 30 letters, digits, - or _, without spaces':
      'nur Buchstaben, Ziffern, - oder _, höchstens 30, ohne Leerzeichen',
    'must be at most 80 characters': 'höchstens 80 Zeichen',
    'must be at most 2000 characters': 'höchstens 2.000 Zeichen',
  },
};
