import type { NoticeWords } from './notice-words.ts';

export const de: NoticeWords = {
  fieldNames: { name: 'Name', email: 'E-Mail-Adresse', phone: 'Telefonnummer', message: 'Nachricht' },
  and: ' und ',
  purposeText: 'Beantwortung der Anfrage',
  controller: 'Verantwortlich für Ihre Daten ist {controller}, {address}. Kontakt: {email}{phone}.{dpo}',
  controllerPhone: ', Tel. {value}',
  controllerDpo: ' Datenschutzbeauftragte Person: {value}.',
  purposeConsent:
    'Wir verwenden sie nur, um Ihre Anfrage zu beantworten. Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).',
  purposeRequest:
    'Wir verwenden sie nur, um Ihre Anfrage zu beantworten. Rechtsgrundlage ist Ihre Bitte um Kontakt (Art. 6 Abs. 1 lit. b DSGVO) oder unser berechtigtes Interesse, Fragen zu beantworten (lit. f).',
  retention: 'Wir löschen sie spätestens {days} Tage nach dem letzten Kontakt.',
  voluntary:
    'Die Angabe ist freiwillig, aber ohne die Pflichtfelder ({required}) können wir nicht antworten.',
  withdraw:
    'Sie können Ihre Einwilligung jederzeit widerrufen: mit der Schaltfläche in der Bestätigung oder per E-Mail an {email}.',
  object: 'Sie können jederzeit per E-Mail an {email} widersprechen.',
  rights:
    'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit sowie das Recht auf Beschwerde bei {authority}.',
  policy: 'Einzelheiten: {policy}.',
  policyLanguage: { pl: ' (auf Polnisch)', en: ' (auf Englisch)', de: ' (auf Deutsch)' },
  consent:
    'Ich willige ein, dass {controller} meine personenbezogenen Daten ({fields}) verarbeitet, um meine Anfrage zu beantworten. Die Einwilligung kann ich jederzeit widerrufen: mit der Schaltfläche in der Bestätigung oder per E-Mail an {email}. Einzelheiten: {policy}.',
};
