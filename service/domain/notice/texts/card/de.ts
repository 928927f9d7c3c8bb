import type { CardWords } from './card-words.ts';

export const de: CardWords = {
  fieldNames: {
    name: 'Name',
    email: 'E-Mail-Adresse',
    phone: 'Telefonnummer',
    address: 'Postanschrift',
    order_number: 'Bestellnummer',
  },
  purpose: 'Wir bitten um: {fields}. Zweck: {purpose}.',
  basis: {
    contract:
      'Rechtsgrundlage: ein Vertrag mit Ihnen oder vorvertragliche Maßnahmen auf Ihre Anfrage (Art. 6 Abs. 1 lit. b DSGVO).',
    obligation:
      'Rechtsgrundlage: unsere rechtliche Verpflichtung, diesen Vorgang zu bearbeiten (Art. 6 Abs. 1 lit. c DSGVO).',
    interest:
      'Rechtsgrundlage: unser berechtigtes Interesse, diese Angelegenheit zu klären (Art. 6 Abs. 1 lit. f DSGVO).',
    consent: 'Rechtsgrundlage: Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).',
  },
  retention:
    'Wir löschen diese Daten spätestens nach {period}, oder zusammen mit dem Chat, wenn Sie ihn vorher löschen.',
  after: { one: '1 Tag', more: '{days} Tagen' },
  withTheChat: 'Wir löschen sie zusammen mit dem Chat, {days} Tage nach der letzten Nachricht.',
  needed: 'Die Angabe ist freiwillig, für diesen Zweck aber nötig. {consequence}',
  voluntary: 'Die Angabe ist freiwillig. {consequence}',
  withdraw:
    'Sie können die Einwilligung jederzeit widerrufen: mit der Schaltfläche unter dieser Anfrage, solange Sie diesen Chat haben, oder per E-Mail an {email}. Der Widerruf berührt nicht die Rechtmäßigkeit der bisherigen Verarbeitung.',
  consent:
    'Ich willige ein, dass {controller} meine personenbezogenen Daten ({fields}) verarbeitet. Zweck: {purpose}. Ich kann die Einwilligung jederzeit widerrufen: mit der Schaltfläche unter dieser Anfrage oder per E-Mail an {email}. Details: {policy}.',
};
