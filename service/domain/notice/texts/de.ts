import type { NoticeWords } from './notice-words.ts';

export const de: NoticeWords = {
  fieldNames: { name: 'Name', email: 'E-Mail-Adresse', phone: 'Telefonnummer', message: 'Nachricht' },
  and: ' und ',
  purposeText: 'Beantwortung der Anfrage',
  controller: 'Verantwortlich für Ihre Daten ist {controller}, {address}. Kontakt: {email}{phone}.{dpo}',
  controllerPhone: ', Tel. {value}',
  controllerDpo: ' Datenschutzbeauftragte/r: {value}.',
  purposeConsent:
    'Wir verwenden sie, um Ihre Anfrage zu beantworten. Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO), bei einer Reklamation oder dem Widerruf eines Vertrags unsere rechtliche Verpflichtung (lit. c).',
  purposeRequest:
    'Wir verwenden sie, um Ihre Anfrage zu beantworten. Die Rechtsgrundlage hängt vom Anliegen ab: ein Vertrag oder Schritte davor, eine rechtliche Verpflichtung oder unser berechtigtes Interesse (Art. 6 Abs. 1 lit. b, c und f DSGVO).',
  more: 'Mehr über Ihre Daten',
  casesRequest:
    'Die Rechtsgrundlage im Einzelnen. Frage zu Angebot, Bestellung oder Vertrag: vorvertragliche Maßnahmen auf Ihre Anfrage oder Erfüllung des Vertrags (Art. 6 Abs. 1 lit. b DSGVO). Reklamation, Widerruf eines Vertrags und anderes, worauf wir gesetzlich antworten müssen: rechtliche Verpflichtung (lit. c). Jede andere Frage: unser berechtigtes Interesse, Menschen zu antworten, die uns schreiben (lit. f).',
  retention: 'Wir löschen sie spätestens {days} Tage nach dem letzten Kontakt.',
  proof: {
    consent:
      ' Den Nachweis der Einwilligung (ohne Inhalt der Nachricht, statt der Adresse nur ihr Hashwert) bewahren wir danach für den Fall von Ansprüchen noch {years} auf (Art. 6 Abs. 1 lit. f DSGVO).',
    request:
      ' Ein Eintrag, dass dieser Hinweis gezeigt wurde (ohne Inhalt und ohne Ihre Adresse), bleibt danach noch {years} gespeichert, damit wir es nachweisen können (Art. 6 Abs. 1 lit. f DSGVO).',
  },
  spamCheck:
    'Ein Formular, das eine automatische Prüfung für Spam hält (zu schnell gesendet, verstecktes Feld ausgefüllt, Links, wiederholter Text), wartet, bis jemand von uns es ansieht. Bis dahin senden wir Ihnen keine E-Mail und nehmen Sie in keine Liste auf; sieht es niemand an, wird es spätestens nach {quarantine} Tagen gelöscht.',
  voluntary:
    'Die Angabe ist freiwillig, aber ohne die Pflichtfelder ({required}) können wir nicht antworten.',
  withdraw:
    'Sie können Ihre Einwilligung jederzeit widerrufen: mit der Schaltfläche in der Bestätigung oder per E-Mail an {email}. Der Widerruf berührt nicht die Rechtmäßigkeit der bisherigen Verarbeitung und löscht nicht, was wir gesetzlich aufbewahren müssen (Reklamation, Widerruf eines Vertrags).',
  object:
    'Widerspruchsrecht: Sie können jederzeit aus Gründen, die sich aus Ihrer besonderen Situation ergeben, der Verarbeitung widersprechen, die auf unserem berechtigten Interesse beruht. Schreiben Sie an {email}.',
  rights:
    'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit sowie das Recht auf Beschwerde bei {authority}.',
  policy: 'Details: {policy}.',
  policyLanguage: { pl: ' (auf Polnisch)', en: ' (auf Englisch)', de: ' (auf Deutsch)' },
  consent:
    'Ich willige ein, dass {controller} meine personenbezogenen Daten ({fields}) verarbeitet, um meine Anfrage zu beantworten. Die Einwilligung kann ich jederzeit widerrufen: mit der Schaltfläche in der Bestätigung oder per E-Mail an {email}. Details: {policy}.',
};
