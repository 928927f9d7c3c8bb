import type { consentsEn } from './en-consents.ts';

/** German words of the register of consents. */
export const consentsDe: typeof consentsEn = {
  lead: 'Alle hier erteilten Einwilligungen, nach Zweck und Fassung des Textes. Die Datei ist signiert; jeder kann sie auf der Prüfseite prüfen. Namen und Adressen enthält sie nicht.',
  purpose: 'Zweck',
  anyPurpose: 'Alle Zwecke',
  purposes: {
    reply: 'Kontaktformular',
    marketing_email: 'Angebote per E-Mail',
    marketing_phone: 'Angebote per SMS und Telefon',
  },
  card: 'Datenanfrage: {purpose}',
  version: 'Fassung des Textes',
  anyVersion: 'Alle Fassungen',
  since: 'ab {date}',
  gone: 'nicht mehr gespeichert',
  state: 'Status',
  anyState: 'Jeder Status',
  endingState: 'Wird innerhalb von 30 Tagen gelöscht',
  states: {
    stands: 'Gültig',
    unconfirmed: 'Nicht bestätigt',
    withdrawn: 'Widerrufen',
    superseded: 'Ersetzt',
    ended: 'Mit dem Datensatz beendet',
  },
  unsent: '{n} mit noch nicht gesendeter E-Mail',
  ending: 'innerhalb von 30 Tagen gelöscht: {n}',
  total: 'Alle',
  from: 'Erteilt ab',
  to: 'Erteilt bis',
  csv: 'Tabelle (CSV)',
  ledger: 'Ganzes Register',
  ledgerHint:
    'Das ganze Register enthält keine Einwilligungen, nur ihre Fingerabdrücke. Wer etwas von außen aufbewahrt hat (ein Zeuge, eine E-Mail über die Register, ein früherer Nachweis), kann damit prüfen, dass kein Tag umgeschrieben wurde.',
  json: 'JSON',
  verify: 'Datei prüfen',
  emptyTitle: 'Noch keine Einwilligungen',
  empty: 'Setzt ein Besucher das Häkchen der Einwilligung, steht sie hier.',
  emptyFilter: 'Nichts entspricht Ihrer Auswahl.',
  noneTitle: 'Kein Shop anzuzeigen',
  none: 'Das Register ist für Inhaber, Leitung und Prüfer eines Shops.',
};
