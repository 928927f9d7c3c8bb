import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { CopyWords } from './copy-words.ts';

export const de: CopyWords = {
  leadTitle: 'Ihre Anfrage',
  chatTitle: 'Ihr Chat',
  intro: 'Eine Kopie Ihrer Daten, von Ihnen heruntergeladen. Bewahren Sie sie sicher auf.',
  shop: 'Shop',
  controller: 'Verantwortlicher',
  reference: 'Vorgangsnummer',
  sent: 'Gesendet',
  opened: 'Begonnen',
  keptUntil: 'Der Shop speichert bis',
  basis: 'Rechtsgrundlage',
  bases: {
    consent: 'Ihre Einwilligung, Art. 6 Abs. 1 lit. a DSGVO',
    request: REQUEST_BASIS.de,
    none: 'nicht angegeben',
  },
  page: 'Seite',
  product: 'Produkt auf dieser Seite',
  yours: 'Ihre Daten',
  fields: { name: 'Name', email: 'E-Mail', phone: 'Telefon', message: 'Nachricht' },
  happened: 'Was geschehen ist',
  recordBeforeCorrection:
    'Der Nachweis der Einwilligung wurde für die Adresse oder Nummer vor der Berichtigung erstellt.',
  actions: {
    granted: 'Eingewilligt',
    informed: 'Datenschutzhinweis gezeigt, keine Einwilligung verlangt',
    confirmed: 'Bestätigt',
    withdrawn: 'Widerrufen',
    expired: 'Abgelaufen',
    superseded: 'Der Shop hat erneut gefragt',
  },
  shown: 'Der beim Senden gezeigte Text',
  messages: 'Nachrichten',
  you: 'Sie',
  staff: 'Shop',
  noMessages: 'In diesem Chat gibt es keine Nachrichten.',
  file: 'Datei: {name} ({size} kB). Sie lässt sich im Chat öffnen, solange er läuft.',
  policy: 'Datenschutzerklärung',
  made: 'Heruntergeladen {when}',
  mail: {
    subject: '{shop}: Ihr Chat',
    text: 'Guten Tag,\n\nhier ist der Link zu Ihrem Chat mit {shop}. Sie können ihn ohne Anmeldung lesen, herunterladen oder löschen:\n\n{link}\n\nDer Link gilt, solange der Shop den Chat speichert. Wer ihn hat, kann den Chat lesen und löschen; geben Sie ihn daher nicht weiter. Diese Adresse haben wir nur für diese eine E-Mail verwendet.',
  },
};
