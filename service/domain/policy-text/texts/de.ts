import type { PolicyTextWords } from './policy-text-words.ts';

export const de: PolicyTextWords = {
  chatHeading: 'Live-Chat',
  chat: 'Auf unseren Seiten können Sie mit uns chatten.',
  chatErase: 'Einen laufenden Chat können Sie in seinem Menü jederzeit selbst löschen.',
  formHeading: 'Kontaktformular im Chat',
  form: 'Ist niemand da, können Sie eine Nachricht hinterlassen. Wir fragen dann nach: {fields}.',
  offers:
    'Wenn Sie gesondert in Angebote einwilligen, verwenden wir die angegebene Adresse oder Nummer, um sie zu senden, bis Sie die Einwilligung widerrufen (Art. 6 Abs. 1 lit. a DSGVO und {advertising}).',
  storageHeading: 'Was der Chat auf Ihrem Gerät speichert',
  storage:
    'Bis Sie auf die Schaltfläche des Chats klicken, speichert der Chat nichts und baut außer zum Laden der Schaltfläche keine Verbindung auf. Nach dem Klick merkt er sich im Browser-Tab, dass der Chat offen ist, und in seinem eigenen Rahmen den Schlüssel des laufenden Chats und noch nicht gesendete Nachrichten, höchstens 8 Stunden lang, es sei denn, Sie möchten, dass er sich den Chat länger merkt. Bis der Tab geschlossen wird, höchstens 8 Stunden lang, merkt er sich darin auch eine angefangene, noch nicht gesendete Chatnachricht und den Link zur Bestätigung eines gesendeten Formulars, aber nicht den Inhalt des Formulars. Cookies werden dafür nicht verwendet. Rechtsgrundlage ist {law}, weil der gewünschte Chat sonst nicht funktioniert.',
  noAddress: 'Der Chat speichert Ihre IP-Adresse nicht.',
  visitsHeading: 'Hilfe, während Sie auf unseren Seiten sind',
  visits:
    'Nur wenn Sie in unseren Cookie-Einstellungen dem Marketing zustimmen, zeigt uns der Chat, während Sie auf unseren Seiten sind: welche davon Sie öffnen, seit wann Sie hier sind, ob Sie schon einmal hier waren und den Wert Ihres Warenkorbs, soweit unser Shop ihn weitergibt. So können wir Ihnen im Chat Hilfe anbieten. Dafür speichert Ihr Browser einen Eintrag, „zgoda:…:visit“, höchstens bis 30 Tage nach Ihrem letzten Besuch. Ohne Ihre Einwilligung geschieht nichts davon. Die Daten stehen nur im Arbeitsspeicher, solange Sie hier sind; sie werden nicht gespeichert und sofort gelöscht, wenn Sie Ihre Einwilligung in den Cookie-Einstellungen widerrufen, was Sie jederzeit können. Grundlage ist Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO und {consentLaw}).',
  recipientsHeading: 'Wer Chatdaten für uns verarbeitet',
  recipientsOwn: 'Den Chat betreiben wir selbst.',
  rightsHeading: 'Ihre Rechte',
};
