import type { retentionEn } from './en-retention.ts';
import { forms } from './word-forms.ts';

/** German words of how long things are kept. */
export const retentionDe: typeof retentionEn = {
  title: 'Speicherdauer',
  lead: 'Personenbezogene Daten werden automatisch gelöscht, wenn ihre Speicherdauer endet. Eine kürzere Dauer gilt ab dem nächsten Löschlauf auch für bereits gespeicherte Daten, eine längere nur für neue.',
  leads: 'Anfragen',
  leadsHint: 'Tage nach dem letzten Kontakt: eingegangen, beantwortet oder wieder geöffnet.',
  conversations: 'Chats mit Kontaktdaten',
  conversationsHint:
    'Tage nach der letzten Nachricht, wenn der Chat eine E-Mail-Adresse oder Telefonnummer enthält.',
  anonymous: 'Chats ohne Kontaktdaten',
  anonymousHint: 'Tage nach der letzten Nachricht.',
  enquiryProof: 'Nachweis zu einer Anfrage',
  enquiryProofHint:
    'Jahre nach dem Löschen der Anfrage, ohne ihren Inhalt. 0: Der Nachweis wird mit der Anfrage gelöscht.',
  marketingProof: 'Nachweis einer Einwilligung in Angebote',
  marketingProofHint: 'Jahre nach dem Widerruf, ohne die Adresse. 0: Er wird sofort gelöscht.',
  reminder: 'Einwilligung in Angebote erneut erfragen',
  reminderHint: 'Monate nach der Bestätigung; die Einträge werden dann in der Liste markiert.',
  days: 'Zwischen 7 und 1095 Tagen.',
  years: 'Zwischen 0 und 6 Jahren.',
  months: 'Zwischen 6 und 36 Monaten.',
  sentencesTitle: 'Was Besucher lesen',
  sentencesLead:
    'Diese Sätze entstehen aus den Zeiten oben; so entspricht der Text immer dem, was geschieht.',
  inForm: 'Kontaktformular',
  inChat: 'Live-Chat',
  previewTitle: 'Was als Nächstes gelöscht wird',
  previewLead: 'Nach den Zeiten oben, gespeichert oder nicht. Das Ansehen löscht nichts.',
  until: 'Bis',
  nothing: 'Bis dahin wird nichts gelöscht.',
  goes: {
    leads: forms({ one: '{n} Anfrage', other: '{n} Anfragen' }),
    conversations: forms({ one: '{n} Chat', other: '{n} Chats' }),
    receipts: forms({ one: '{n} Bestätigung', other: '{n} Bestätigungen' }),
    optins: forms({ one: '{n} unbestätigte Anmeldung', other: '{n} unbestätigte Anmeldungen' }),
    proofs: forms({ one: '{n} Nachweis', other: '{n} Nachweise' }),
  },
  holdsTitle: 'Für Streitfälle aufbewahrt',
  holdsLead:
    'Diese Datensätze werden nicht automatisch gelöscht, bis jemand die Sperre aufhebt. Jede Sperre steht im Protokoll.',
  noHolds: 'Nichts wird für einen Streitfall aufbewahrt. Das legen Sie in der Anfrage oder im Chat fest.',
  heldSince: 'seit {when}',
  hiddenSince:
    'Löschung verlangt am {when}; nur hier sichtbar und gelöscht, sobald die Sperre aufgehoben ist.',
  reasons: {
    claim: 'Anspruch oder Streitfall',
    complaint: 'Reklamation eines Kunden',
    authority: 'Verfahren einer Behörde oder eines Gerichts',
  },
  lead_one: 'Anfrage {label}',
  conversation_one: 'Chat {label}',
  lift: 'Sperre aufheben',
  lifted: 'Die Sperre ist aufgehoben.',
  hold: 'Für Streitfall aufbewahren',
  holdReason: 'Grund der Sperre',
  held: 'Wird für einen Streitfall aufbewahrt.',
  holdBanner: 'Für einen Streitfall aufbewahrt: {reason}. Wird nicht automatisch gelöscht.',
  reportsTitle: 'Vergangene Löschläufe',
  reportsLead:
    'Berichte enthalten nur Zahlen, nichts, woran man eine Person erkennt. Sie werden 12 Monate aufbewahrt.',
  noReports: 'Noch kein Löschlauf. Der erste beginnt innerhalb einer Stunde.',
  runAt: 'Wann',
  runRemoved: 'Gelöscht',
  runTook: 'Dauer',
  runBy: 'Instanz',
  nothingRemoved: 'nichts zu löschen',
  milliseconds: '{n} ms',
};
