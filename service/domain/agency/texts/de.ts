import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { ContractGaps, ContractWords } from './contract-words.ts';

const parties = ({ controller, agency }: ContractGaps): string[] => [
  tableRow('', 'Verantwortlicher', 'Agentur'),
  tableRow('Name', controller.name, agency.name),
  tableRow('Anschrift', controller.address, agency.address),
  tableRow('Land', controller.country, agency.country),
  tableRow('Steuernummer', controller.taxId, agency.taxId),
  tableRow('Register und Nummer', controller.registration, agency.registration),
  tableRow('E-Mail für Kontakt und Weisungen', controller.email, agency.email),
  `Verantwortlicher ist ${controller.name} (im Folgenden „Verantwortlicher“). ${agency.name} (im Folgenden „Agentur“) betreut dessen Shop in der Zgoda-Konsole.`,
];

const scope = ({ dataTypes, hasVisits }: ContractGaps): string[] => [
  ...dataTypes.map((item) => `- ${item}`),
  `Kategorien von Personen: Besucher des Shops, die ein Gespräch begonnen oder das Formular gesendet haben;${hasVisits ? ' Besucher des Shops, die in dessen Cookie-Tool in Marketing oder die Besucherliste eingewilligt haben;' : ''} Personen, die in Werbung eingewilligt haben; Personen, die für den Verantwortlichen arbeiten und ein Konto im System haben.`,
];

const contract = (gaps: ContractGaps): string[] => [
  '# Auftragsverarbeitungsvertrag mit einer Agentur',
  `Version der Vorlage ${gaps.version}. Geschlossen gemäß Art. 28 Abs. 3 der Verordnung (EU) 2016/679 („DSGVO“).`,
  '## Parteien',
  ...parties(gaps),
  '## § 1. Gegenstand, Dauer, Art und Zweck',
  `1. Der Verantwortliche beauftragt die Agentur mit der Verarbeitung der Daten von Personen, die den Shop ${gaps.shopName} (${gaps.shopUrl}) über Chat und Formular kontaktieren. Das System läuft unter ${gaps.serviceUrl}${gaps.operator === null ? ' und wird vom Verantwortlichen selbst betrieben' : ` und wird von ${gaps.operator} aufgrund eines gesonderten Vertrags betrieben`}.`,
  `2. Die Agentur liest Gespräche und Anfragen, beantwortet sie und erledigt weitere Arbeiten in der Konsole, nur im Rahmen der vom Verantwortlichen erteilten Rolle: ${gaps.role}. Zweck: Betreuung der Personen, die sich an den Shop wenden.`,
  '3. Die Agentur verwendet die Daten nicht für eigene Zwecke. Würde sie Zwecke und Mittel bestimmen, gälte sie insoweit als Verantwortlicher (Art. 28 Abs. 10 DSGVO).',
  '4. Der Vertrag gilt ab der Annahme durch beide Parteien bis zum Ende des Zugangs der Agentur. Die Pflicht zur Vertraulichkeit gilt darüber hinaus.',
  '5. Arten von Daten entsprechend den eingeschalteten Funktionen des Shops:',
  ...scope(gaps),
  '## § 2. Pflichten der Agentur (Art. 28 Abs. 3 DSGVO)',
  `1. Die Agentur verarbeitet die Daten nur auf dokumentierte Weisung des Verantwortlichen. Weisungen sind: dieser Vertrag, die erteilte Rolle, die Einstellungen in der Konsole und Nachrichten von ${gaps.controller.email}. Ohne eine solche Weisung übermittelt sie keine Daten in Länder außerhalb des Europäischen Wirtschaftsraums, es sei denn, das Recht der Union oder eines Mitgliedstaats verlangt es; dann informiert sie den Verantwortlichen vor der Verarbeitung, sofern das Recht es nicht verbietet (lit. a). Verstößt eine Weisung nach ihrer Auffassung gegen Datenschutzrecht, teilt sie dies unverzüglich mit.`,
  '2. Zugang erhalten nur Personen, die ein eigenes Konto in der Konsole haben, die Daten für ihre Arbeit brauchen und sich zur Vertraulichkeit verpflichtet haben (lit. b).',
  '3. Die Agentur trifft die Maßnahmen nach Art. 32 DSGVO, mindestens: ein eigenes Konto je Person, ein nur ihr bekanntes Passwort, geschützte und verschlüsselte Geräte, Entzug des Zugangs am Tag des Ausscheidens. Sie kopiert keine Daten aus dem System, es sei denn, der Verantwortliche hat es angewiesen (lit. c).',
  '4. Weitere Auftragsverarbeiter setzt die Agentur nur mit vorheriger gesonderter schriftlicher Genehmigung des Verantwortlichen ein, die auch elektronisch erteilt werden kann. Hat sie eine, erlegt sie diesem dieselben Pflichten auf und haftet für ihn wie für sich selbst (lit. d, Art. 28 Abs. 2 und 4).',
  '5. Anträge betroffener Personen leitet die Agentur unverzüglich, spätestens innerhalb von 3 Werktagen, an den Verantwortlichen weiter und hilft bei der Antwort (lit. e).',
  `6. Eine Verletzung des Schutzes der Daten meldet die Agentur dem Verantwortlichen unverzüglich, spätestens 24 Stunden nach Bekanntwerden, an ${gaps.controller.email}, mit den Angaben nach Art. 33 Abs. 3 DSGVO. Sie unterstützt ihn auch bei den Pflichten aus Art. 32 bis 36 DSGVO (lit. f).`,
  '7. Mit dem Ende des Zugangs sind die Daten für die Agentur geschlossen. Kopien außerhalb des Systems löscht sie oder gibt sie zurück, nach Wahl des Verantwortlichen, innerhalb von 14 Tagen und bestätigt dies auf Verlangen, sofern keine gesetzliche Pflicht zur Aufbewahrung besteht (lit. g).',
  '8. Die Agentur stellt die Informationen bereit, die zum Nachweis dieser Pflichten nötig sind, und ermöglicht Prüfungen mit 14 Tagen Vorlauf, nach einer Verletzung jederzeit. Was ihre Personen tun, hält das Protokoll des Systems fest; der Verantwortliche kann es lesen (lit. h).',
  '9. Die Agentur führt ein Verzeichnis von Kategorien von Verarbeitungstätigkeiten (Art. 30 Abs. 2 DSGVO).',
  '## § 3. Haftung und Schlussbestimmungen',
  '1. Gegenüber betroffenen Personen haften die Parteien nach Art. 82 DSGVO, untereinander jede in dem Umfang, in dem sie zum Schaden beigetragen hat.',
  '2. Der Verantwortliche kann den Zugang der Agentur jederzeit in der Konsole beenden. Der Vertrag endet damit.',
  '3. Der Vertrag wird elektronisch geschlossen, durch Annahme in der Konsole durch Personen, die für die jeweilige Partei handeln dürfen. Beide Parteien können das Dokument und den Nachweis seines Abschlusses herunterladen.',
  '4. Im Übrigen gelten die DSGVO und das Recht des Staates, in dem der Verantwortliche niedergelassen ist.',
];

export const de: ContractWords = {
  contract,
  roles: {
    manager: 'Leitung (antworten, Einstellungen, Personen, Nachweise, Rechte Betroffener)',
    consultant: 'Berater (lesen und antworten)',
    auditor: 'Prüfer (lesen, ohne Änderungen)',
  },
  statement: (company) => `Ich schließe diesen Vertrag im Namen von ${company} und bin dazu befugt.`,
  unproven: 'Die Adresse {email} des Kontos war nicht durch einen Link aus einer E-Mail bestätigt.',
  sides: { shop: 'Verantwortlicher', agency: 'Agentur' },
  fileName: 'vertrag-mit-agentur',
};
