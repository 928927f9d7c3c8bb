import type { marketingEn } from './en-marketing.ts';

/** German words of lists for offers. */
export const marketingDe: typeof marketingEn = {
  title: 'Angebote',
  lead: 'Einwilligungen in Angebote aus dem Kontaktformular. Mailings versenden Sie mit Ihrem eigenen Programm; hier laden Sie die Liste herunter.',
  shop: 'Shop',
  noneTitle: 'Kein Shop zu verwalten',
  none: 'Nur Inhaber und Leitung sehen die Listen für Angebote.',
  channels: { email: 'E-Mail', phone: 'SMS und Telefon' },
  confirmed: 'Bestätigt',
  pending: 'Warten auf den Link in der E-Mail',
  unsent: 'Davon mit noch nicht gesendeter E-Mail',
  imported: 'Aus einer Datei, ohne hier erteilte Einwilligung',
  suppressed: 'Widerrufen, nichts darf gesendet werden',
  reminder: 'Bald zu erneuern',
  export: 'Bestätigte Liste (CSV)',
  exportHint:
    'Nur bestätigte Einwilligungen, jede mit ihrem Nachweis und einem Abmeldelink, der in jede Aussendung gehört. Der Export steht danach im Protokoll.',
  boxesTitle: 'Kästchen im Kontaktformular',
  boxesLead:
    'Jeder Kanal hat sein eigenes Kästchen: nie Pflicht, nie vorangekreuzt, und nur gezeigt, solange Ihre Datenschutzerklärung veröffentlicht ist.',
  emailNeedsMail:
    'Eine Einwilligung in E-Mails wird durch einen Link in einer E-Mail bestätigt, und der Dienst hat noch keinen Mailserver. Bis dahin lässt sich dieses Kästchen nicht einschalten.',
  emailHidden:
    'Eine Einwilligung in E-Mails wird durch einen Link in einer E-Mail bestätigt, und der Dienst hat noch keinen Mailserver. Bis dahin zeigt das Formular dieses Kästchen nicht.',
  emailBox: 'Um Einwilligung in Angebote per E-Mail bitten (Double-Opt-in)',
  phoneBox:
    'Um Einwilligung in Angebote per SMS und Telefon bitten (ohne weitere Bestätigung; das Formular muss nach der Telefonnummer fragen)',
  ownWords: 'Ihr eigener Text: {channel}, {language}',
  ownWordsHint:
    'Leer lassen für unseren Text. Ihrer muss {controller} und {policy} enthalten, den Kanal nennen und sagen, wie man widerruft; aus {email} wird Ihre Adresse.',
  languages: { pl: 'Polnisch', en: 'Englisch', de: 'Deutsch' },
  ownWordsTitle: 'Ihr eigener Text für die Kästchen',
  listTitle: 'Neueste Einträge',
  listLead: 'Die neuesten 200. Das Ansehen der Adressen steht danach im Protokoll.',
  show: 'Adressen anzeigen',
  empty:
    'Noch hat niemand in Angebote eingewilligt. Einträge erscheinen, wenn Besucher im Kontaktformular ein Häkchen setzen.',
  proof: 'Nachweis',
  proofSave: 'Nachweisdatei',
  states: { confirmed: 'bestätigt', pending: 'wartet', imported: 'aus einer Datei' },
  single: 'nur durch das Häkchen',
  askAnew: 'erneut fragen',
  stop: 'Widerrufen',
  stopped: 'Widerrufen. Die Adresse ist gelöscht und gesperrt; ein Import bringt sie nicht zurück.',
  stopTitle: 'Für diese Person widerrufen?',
  stopText:
    'Tun Sie das, wenn die Person darum gebeten hat. Die Adresse wird sofort gelöscht, und nichts darf mehr an sie gesendet werden. Das lässt sich nicht zurücknehmen.',
  stopYes: 'Widerrufen und löschen',
  importTitle: 'Liste importieren',
  importLead:
    'Eine Datei weist keine Einwilligung nach. Diese Adressen werden als importiert gespeichert, stehen in keinem Export und zählen erst als Einwilligung, wenn die Person hier einwilligt. Wer widerrufen hat, wird ausgelassen.',
  importChannel: 'Kanal',
  importFile: 'CSV-Datei mit einer Spalte von Adressen',
  importNote: 'Woher die Adressen kommen und was die Einwilligung nachweist',
  importTry: 'Prüfen, ohne zu importieren',
  importDo: '{n} importieren',
  importReport:
    '{rows} Zeilen: {added} neu, {known} schon bekannt, {suppressed} ausgelassen (früher widerrufen), {repeated} doppelt, {invalid} ohne Adresse.',
  importLines: 'Zeilen ohne Adresse: {lines}',
  importDone: 'Als importiert gespeicherte Adressen: {n}.',
  removeImported: 'Importierte Adressen löschen',
  removeImportedTitle: 'Alle importierten Adressen löschen?',
  removeImportedText:
    'Tun Sie das, wenn die Datei die falsche war. Alle Adressen dieses Kanals, die aus einer Datei kamen, werden gelöscht, außer denen, die seither hier eingewilligt haben. Sie werden nicht gesperrt: Eine Datei kann sie wieder aufnehmen.',
  removeImportedYes: 'Adressen löschen',
  importedRemoved: 'Gelöschte importierte Adressen: {n}.',
  importNeeds: 'Wählen Sie eine Datei und sagen Sie, woher sie kommt.',
};
