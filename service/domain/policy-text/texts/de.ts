import type { PolicyTextWords } from './policy-text-words.ts';

export const de: PolicyTextWords = {
  fieldNames: { name: 'Name', email: 'E-Mail-Adresse', phone: 'Telefonnummer', message: 'Nachricht' },
  and: ' und ',
  chatHeading: 'Live-Chat',
  chat: 'Auf unseren Seiten können Sie mit uns chatten. Dabei verarbeiten wir, was Sie schreiben, und die Adresse der Seite, von der aus Sie schreiben (ohne Parameter), mit dem Produkt, das sie zeigt. Das geschieht, um Ihre Frage zu beantworten: Rechtsgrundlage ist Ihre Kontaktanfrage (Art. 6 Abs. 1 lit. b DSGVO) oder unser berechtigtes Interesse an der Beantwortung von Fragen (lit. f). Um personenbezogene Daten bitten wir nur auf einer Karte, die Umfang und Zweck nennt; Sie können ablehnen.',
  chatKept:
    'Gespräche löschen wir {anonymous} Tage nach der letzten Nachricht, enthalten sie Kontaktdaten, {days} Tage danach. Ein laufendes Gespräch können Sie im Menü des Chats jederzeit selbst löschen.',
  formHeading: 'Kontaktformular im Chat',
  formConsent:
    'Ist niemand da, können Sie eine Nachricht hinterlassen. Wir fragen dann nach: {fields}. Wir antworten auf Grundlage Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO), die Sie jederzeit widerrufen können: mit der Schaltfläche in der Bestätigung oder per E-Mail an {email}. Der Widerruf berührt nicht die Rechtmäßigkeit dessen, was vorher geschah.',
  formRequest:
    'Ist niemand da, können Sie eine Nachricht hinterlassen. Wir fragen dann nach: {fields}. Wir antworten auf Ihre Kontaktanfrage (Art. 6 Abs. 1 lit. b DSGVO) oder in unserem berechtigten Interesse an der Beantwortung von Fragen (lit. f). Sie können per E-Mail an {email} widersprechen.',
  formKept:
    'Anfragen löschen wir {leadDays} Tage nach dem letzten Kontakt. Den Nachweis der Einwilligung, ohne den Inhalt der Anfrage, bewahren wir so lange auf, wie wir ihn erbringen müssen können.',
  offers:
    'Wenn Sie Angeboten gesondert zustimmen, verwenden wir die angegebene Adresse oder Nummer, um sie zu senden, bis Sie die Einwilligung widerrufen (Art. 6 Abs. 1 lit. a DSGVO und § 7 UWG beziehungsweise das jeweilige nationale Recht).',
  storageHeading: 'Was der Chat auf Ihrem Gerät speichert',
  storage:
    'Bis Sie auf die Chat-Schaltfläche klicken, speichert er nichts und baut außer zum Laden der Schaltfläche keine Verbindung auf. Nach dem Klick merkt er sich im Browser-Tab, dass der Chat offen ist, und in seinem eigenen Rahmen den Schlüssel des laufenden Gesprächs und noch nicht gesendete Nachrichten, höchstens 8 Stunden lang, es sei denn, Sie lassen das Gespräch länger merken. Cookies werden dafür nicht verwendet.',
  noAddress: 'Der Chat speichert Ihre IP-Adresse nicht.',
  recipientsHeading: 'Wer Chatdaten für uns verarbeitet',
  recipients:
    'Den Chat betreibt für uns {operator} auf Grundlage eines Auftragsverarbeitungsvertrags. An andere geben wir die Daten nicht weiter.',
  recipientsOwn: 'Den Chat betreiben wir selbst. An andere geben wir die Daten nicht weiter.',
  rightsHeading: 'Ihre Rechte',
  rights:
    'Verantwortlich für die Daten ist {controller}, {address}, {email}. Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit sowie auf Beschwerde bei {authority}.',
};
