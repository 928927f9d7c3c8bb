import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { AgreementGaps, AgreementWords } from './agreement-words.ts';
import { agreementMailsDe } from './de-mails.ts';

const parties = ({ company, operator }: AgreementGaps): string[] => [
  tableRow('', 'Verantwortlicher', 'Auftragsverarbeiter'),
  tableRow('Name', company.name, operator.name),
  tableRow('Anschrift', company.address, operator.address),
  tableRow('Land', company.country, operator.country),
  tableRow('Steuernummer', company.nip, '–'),
  tableRow('Register und Nummer', company.registration, operator.registration),
  tableRow('E-Mail für Kontakt', company.email, operator.email),
  tableRow('E-Mail für Weisungen', company.instructionEmail, operator.email),
  tableRow('Vertreten durch', company.signatory, operator.signatory),
  tableRow('Datenschutzbeauftragter', company.dpo, operator.dpo),
];

const body = (gaps: AgreementGaps): string[] => [
  '# Vertrag über die Auftragsverarbeitung personenbezogener Daten',
  `Version der Vorlage ${gaps.version}. Geschlossen gemäß Art. 28 Abs. 3 der Verordnung (EU) 2016/679 („DSGVO“).`,
  '## Parteien',
  ...parties(gaps),
  `Verantwortlicher ist ${gaps.company.name} (im Folgenden „Verantwortlicher“). Auftragsverarbeiter ist ${gaps.operator.name} (im Folgenden „Auftragsverarbeiter“).`,
  '## § 1. Gegenstand und Dauer',
  `1. Der Verantwortliche beauftragt den Auftragsverarbeiter mit der Verarbeitung personenbezogener Daten im Zusammenhang mit dem Chat und dem Kontaktformular von Zgoda im Shop ${gaps.shopName} (${gaps.shopUrl}). Der Dienst läuft unter ${gaps.serviceUrl}.`,
  '2. Der Vertrag gilt ab seinem Abschluss bis zum Ende der Nutzung des Dienstes. Die Regelungen über Löschung und Vertraulichkeit gelten darüber hinaus, bis der Auftragsverarbeiter keine der überlassenen Daten mehr hat.',
  '3. Ohne geltenden Vertrag nimmt das System keine personenbezogenen Daten an: Chat, Formular, Datenanfragen und Gesprächsprotokolle sind dann geschlossen.',
  '## § 2. Art, Zweck und Umfang der Verarbeitung',
  `1. Die Verarbeitung erfolgt automatisiert und besteht im Erheben, Speichern, Anzeigen für Berater, Übermitteln, Einschränken und Löschen von Daten. Server nach Angabe des Auftragsverarbeiters: ${gaps.hosting}.`,
  '2. Zweck ist es, dem Verantwortlichen Gespräche mit Besuchern des Shops, die Beantwortung ihrer Anfragen, die Erfüllung ihrer Rechte und den Nachweis der Einhaltung der DSGVO zu ermöglichen. Der Auftragsverarbeiter verwendet die Daten zu keinem anderen Zweck: Er wertet Gespräche nicht für sich aus, trainiert keine Modelle damit und führt Daten verschiedener Shops nicht zusammen.',
  '3. Arten von Daten, jeweils nur soweit der Shop die Funktion nutzt, die sie benötigt:',
  ...gaps.dataTypes.map((item) => `- ${item}`),
  '4. Kategorien von Personen: Besucher des Shops, die ein Gespräch begonnen oder das Formular gesendet haben; Besucher des Shops, die in dessen Cookie-Tool in Marketing oder die Besucherliste eingewilligt haben; Personen, die in Werbung eingewilligt haben; Personen mit einem Konto im System, die für den Verantwortlichen oder für eine Agentur arbeiten, der er Zugang gegeben hat.',
  `5. Speicherdauer nach den Einstellungen des Verantwortlichen: Anfragen aus dem Formular ${gaps.leadDays} Tage ab dem letzten Kontakt; Gespräche und darin gegebene Antworten ${gaps.conversationDays} Tage ab der letzten Nachricht; Anfragen ohne Datenschutzhinweis 30 Tage. Danach löscht das System sie selbst. Der Nachweis einer Einwilligung bleibt ohne Inhalt und Adresse für die vom Verantwortlichen eingestellte Zeit erhalten, höchstens 6 Jahre.`,
  '6. Besondere Kategorien von Daten (Art. 9 DSGVO) und Daten über Straftaten (Art. 10 DSGVO) sind nicht Gegenstand dieses Vertrags. In einem Gespräch eingegebene Kartennummern, Kontonummern und die polnische Personennummer (PESEL) verdeckt das System vor dem Speichern, es sei denn, der Verantwortliche hat sie in einer Datenanfrage erbeten.',
  '## § 3. Weisungen (Art. 28 Abs. 3 lit. a)',
  '1. Der Auftragsverarbeiter verarbeitet die Daten nur auf dokumentierte Weisung des Verantwortlichen. Weisungen sind: dieser Vertrag, Einstellungen und Handlungen befugter Personen in der Konsole (einschließlich Speicherdauer und Formularfelder) sowie Nachrichten von der Weisungsadresse des Verantwortlichen.',
  `2. Weisungen außerhalb der Konsole sendet der Verantwortliche von ${gaps.company.instructionEmail} an ${gaps.operator.email}. Der Auftragsverarbeiter bestätigt sie und führt sie unverzüglich aus, spätestens innerhalb von 5 Werktagen.`,
  '3. Der Auftragsverarbeiter übermittelt keine Daten in Länder außerhalb des Europäischen Wirtschaftsraums, es sei denn, der Verantwortliche hat dies angewiesen oder Anlage 2 nennt eine Grundlage nach Kapitel V DSGVO. Verlangt das Recht der Union oder eines Mitgliedstaats eine Übermittlung, teilt der Auftragsverarbeiter dies vor der Verarbeitung mit, sofern das Recht es nicht verbietet.',
  '4. Ist der Auftragsverarbeiter der Ansicht, dass eine Weisung gegen Datenschutzrecht verstößt, teilt er dies unverzüglich unter der Weisungsadresse mit und darf die Ausführung bis zur Bestätigung oder Änderung aussetzen.',
  '## § 4. Vertraulichkeit (Art. 28 Abs. 3 lit. b)',
  '1. Der Auftragsverarbeiter gewährt nur Personen Zugang zu den Daten, die ihn zur Erbringung des Dienstes benötigen und sich schriftlich zur Vertraulichkeit verpflichtet haben oder einer gesetzlichen Verschwiegenheitspflicht unterliegen. Die Pflicht gilt über das Ende ihrer Tätigkeit hinaus.',
  '2. Personen, die den Dienst betreiben, haben in der Konsole keinen Zugang zu Gesprächen und Anfragen. Zugang zur Datenbank haben nur Personen, die die Server betreuen.',
  '## § 5. Sicherheit (Art. 28 Abs. 3 lit. c)',
  `1. Der Auftragsverarbeiter wendet die in Anlage 1 (Version ${gaps.measuresVersion}) beschriebenen technischen und organisatorischen Maßnahmen an, die dem Risiko im Sinne von Art. 32 DSGVO angemessen sind.`,
  '2. Er darf Maßnahmen durch neuere ersetzen, solange das Schutzniveau nicht sinkt. Eine Absenkung erfordert eine Vertragsänderung.',
  '## § 6. Weitere Auftragsverarbeiter (Art. 28 Abs. 3 lit. d)',
  `1. Der Verantwortliche erteilt eine allgemeine Genehmigung für den Einsatz weiterer Auftragsverarbeiter („Unterauftragsverarbeiter“). Bei Vertragsschluss sind es die in Anlage 2 genannten. Die aktuelle Liste und frühere Fassungen zeigt die Seite ${gaps.listUrl}.`,
  '2. Der Auftragsverarbeiter informiert jeden Verantwortlichen per E-Mail mindestens 30 Tage, bevor er einen Unterauftragsverarbeiter hinzuzieht oder ersetzt, mit Name, Anschrift, Land, Dienst und betroffenen Daten. Eine Veröffentlichung auf einer Website allein genügt nicht.',
  '3. Innerhalb von 14 Tagen nach der Information kann der Verantwortliche in der Konsole oder an die Adresse des Auftragsverarbeiters Einspruch erheben. Die Parteien suchen dann eine Lösung; finden sie bis zum Tag der Änderung keine, kann der Verantwortliche den Vertrag zum Vortag kostenfrei und ohne Angabe weiterer Gründe beenden.',
  '4. Der Auftragsverarbeiter schließt mit jedem Unterauftragsverarbeiter einen Vertrag, der diesem dieselben Datenschutzpflichten auferlegt, und stellt dem Verantwortlichen auf Verlangen dessen Text zur Verfügung. Für Handlungen und Unterlassungen eines Unterauftragsverarbeiters haftet er wie für eigene.',
  '## § 7. Unterstützung bei Betroffenenrechten (Art. 28 Abs. 3 lit. e)',
  '1. Das System gibt dem Verantwortlichen die Mittel, die Rechte aus Kapitel III DSGVO selbst zu erfüllen: Auskunft und Datenübertragbarkeit, Berichtigung, Einschränkung, Widerspruch, Löschung und Widerruf der Einwilligung. Die betroffene Person kann ihre Einwilligung auch ohne Konto selbst widerrufen und ihre Daten löschen.',
  '2. Einen an ihn gerichteten Antrag leitet der Auftragsverarbeiter unverzüglich, spätestens innerhalb von 5 Werktagen, an den Verantwortlichen weiter und beantwortet ihn nur auf dessen Weisung.',
  '3. Reichen diese Mittel nicht aus, leistet der Auftragsverarbeiter die nötige Hilfe innerhalb von 5 Werktagen nach der Bitte.',
  '## § 8. Unterstützung bei Art. 32 bis 36 DSGVO (Art. 28 Abs. 3 lit. f)',
  `1. Jede Verletzung des Schutzes der überlassenen Daten meldet der Auftragsverarbeiter dem Verantwortlichen unverzüglich, spätestens 24 Stunden nach Bekanntwerden, an ${gaps.company.email}.`,
  '2. Die Meldung enthält die Angaben nach Art. 33 Abs. 3 DSGVO: Beschreibung der Verletzung, Kategorien und ungefähre Zahl der Personen und Datensätze, wahrscheinliche Folgen, ergriffene und vorgeschlagene Maßnahmen sowie eine Anlaufstelle für weitere Informationen. Fehlende Angaben folgen schrittweise.',
  `3. Anlaufstelle des Auftragsverarbeiters für Verletzungen ist ${gaps.operator.email}; Datenschutzbeauftragter: ${gaps.operator.dpo}.`,
  '4. Der Auftragsverarbeiter liefert die für Datenschutz-Folgenabschätzungen und vorherige Konsultationen nötigen Informationen und führt ein Verzeichnis der Verletzungen sowie ein Verzeichnis der Kategorien von Verarbeitungstätigkeiten.',
  '## § 9. Löschung oder Rückgabe (Art. 28 Abs. 3 lit. g)',
  '1. Bei Vertragsende wählt der Verantwortliche: Rückgabe der Daten in einem gängigen Format und Löschung oder nur Löschung. Wählt er nichts anderes, stehen die Daten 30 Tage zum Herunterladen bereit und werden danach vom Auftragsverarbeiter gelöscht.',
  gaps.hasBackups
    ? '2. Sicherungskopien werden spätestens 30 Tage nach der Löschung überschrieben. Bis dahin dienen sie nur der Wiederherstellung des Dienstes; frühere Löschungen werden nach einer Wiederherstellung wiederholt, bevor der Dienst öffnet.'
    : '2. Der Auftragsverarbeiter gibt an, keine Sicherungskopien anzulegen.',
  '3. Der Auftragsverarbeiter bescheinigt die Löschung. Er behält nur, was das Recht verlangt, sowie diesen Vertrag mit dem Nachweis seines Abschlusses für 6 Jahre nach dessen Ende.',
  '## § 10. Kontrolle (Art. 28 Abs. 3 lit. h)',
  '1. Der Auftragsverarbeiter stellt alle Informationen bereit, die zum Nachweis der Pflichten aus Art. 28 DSGVO nötig sind: die Unterlagen zur Prüfung des Auftragsverarbeiters (Maßnahmen, Unterauftragsverarbeiter, Daten der Prüfungen), das Protokoll zu den Daten des Verantwortlichen und die Einwilligungsnachweise.',
  '2. Der Verantwortliche oder ein von ihm beauftragter Prüfer kann mit 14 Tagen Vorlauf, zu Geschäftszeiten und höchstens einmal im Jahr prüfen, auch vor Ort; nach einer Verletzung oder auf Verlangen einer Aufsichtsbehörde jederzeit. Jede Partei trägt ihre Kosten, es sei denn, die Prüfung zeigt wesentliche Mängel des Auftragsverarbeiters.',
  '3. Festgestellte Mängel behebt der Auftragsverarbeiter in einer vereinbarten Frist von höchstens 30 Tagen.',
  '## § 11. Haftung',
  '1. Gegenüber betroffenen Personen haften die Parteien nach Art. 82 DSGVO, untereinander jede in dem Umfang, in dem sie zum Schaden beigetragen hat.',
  '2. Keine Regelung anderer Nutzungsbedingungen beschränkt die Pflichten des Auftragsverarbeiters aus diesem Vertrag. Bei Widersprüchen zum Datenschutz geht dieser Vertrag vor.',
  '## § 12. Änderungen und Schlussbestimmungen',
  '1. Die Vorlage hat eine Version. Über wesentliche Änderungen informiert der Auftragsverarbeiter unmittelbar und bittet um erneute Annahme; bis dahin gilt die bisherige Fassung. Eine Korrektur, die keine Pflicht ändert, bedarf keiner Annahme.',
  '2. Der Vertrag kann elektronisch durch Annahme in der Konsole und Bestätigung von der E-Mail-Adresse oder schriftlich auf einem von beiden Parteien unterzeichneten Ausdruck geschlossen werden. Beide Formen sind gleichwertig; auf Wunsch des Verantwortlichen unterzeichnet der Auftragsverarbeiter auch ein Papierexemplar oder ein Exemplar mit qualifizierter elektronischer Signatur.',
  '3. Der Verantwortliche kann den Vertrag jederzeit in der Konsole beenden. Das System nimmt dann sofort keine personenbezogenen Daten mehr an.',
  '4. Im Übrigen gelten die DSGVO und das Recht des Staates, in dem der Verantwortliche niedergelassen ist. Die Unwirksamkeit einer Bestimmung berührt die übrigen nicht.',
  `## Anlage 1. Technische und organisatorische Maßnahmen (Version ${gaps.measuresVersion})`,
  ...gaps.measures.map((item) => `- ${item}`),
  `## Anlage 2. Unterauftragsverarbeiter (Liste ${gaps.listVersion})`,
  ...(gaps.subProcessors.length === 0
    ? [
        'Bei Vertragsschluss setzt der Auftragsverarbeiter keine Unterauftragsverarbeiter ein; das hat er vor der Erstellung des Vertrags erklärt.',
      ]
    : [
        tableRow(
          'Name, Anschrift, Kontakt',
          'Land',
          'Dienst und Daten',
          'Grundlage der Übermittlung',
          'Seit',
        ),
        ...gaps.subProcessors.map((one) =>
          tableRow(
            `${one.name}, ${one.address}, ${one.contact}`,
            one.country,
            `${one.service}: ${one.data}`,
            one.transferTool,
            one.since,
          ),
        ),
      ]),
];

export const de: AgreementWords = {
  dataTypes: {
    lead_name: 'im Formular angegebener Name',
    lead_email: 'im Formular angegebene E-Mail-Adresse',
    lead_phone: 'im Formular angegebene Telefonnummer',
    lead_message: 'mit dem Formular gesendete Nachricht und Antworten darauf',
    spam_check:
      'Spamprüfung eines Formulars: welche Regel zutraf und welche Zahl sie ergab, bis jemand das Formular angesehen hat',
    conversation: 'Inhalt des Chats samt den Daten, die die Person darin angegeben hat',
    attachment: 'im Chat gesendete Bilder und PDF-Dateien mit ihren Namen',
    mail_reply:
      'Antworten per E-Mail an den Chat, mit dem Ergebnis der Absenderprüfung, und bis wann die Person Antworten per E-Mail wünscht',
    note: 'interne Notizen des Teams zu einem Chat',
    block:
      'Sperren: Grund und Zeit; bei Kunden mit Konto ein Hashwert der Kundennummer (HMAC), höchstens 30 Tage',
    search_index: 'Suchindex: Hashwerte (HMAC) von Wörtern, Adressen und Nummern aus Chats und Anfragen',
    page_address: 'Adresse der Shopseite, von der die Person schrieb, ohne Parameter, und das Produkt darauf',
    shop_customer:
      'Daten aus dem Shopsystem: Kundennummer, Anzahl und Wert der Artikel im Warenkorb, letzte Bestellungen (Nummer, Stand, Wert, Datum)',
    card_answers: 'Antworten auf Datenanfragen eines Beraters, im dort genannten Umfang',
    consent_proof:
      'Nachweise von Einwilligungen und Hinweisen: Zeit, genauer Wortlaut, Art der Einwilligung, Signatur, Hashwert der Adresse (HMAC); weder Adresse noch Nachricht',
    marketing_address: 'E-Mail-Adresse oder Telefonnummer einer Person, die in Werbung eingewilligt hat',
    suppression: 'Sperrvermerke: Hashwert der Adresse, an die keine Angebote gesendet werden dürfen',
    outgoing_mail: 'E-Mails bis zum Versand, höchstens 3 Tage, und Einmal-Links darin',
    visit:
      'Daten der Besucherliste: Seiten eines Besuchs, Zeiten, Sprache, ob die Person schon einmal da war, Wert des Warenkorbs; nur im Arbeitsspeicher, ohne Speicherung',
    rights_register:
      'Register der Datenschutzanfragen: Hashwert der Adresse (HMAC), Art, Termine, Ergebnis; Löschvermerke',
    staff_account:
      'Konten der im System arbeitenden Personen: Name, E-Mail-Adresse, Rolle, Hashwert des Passworts, Einstellungen der Benachrichtigungen; wer wann benachrichtigt wurde, dass jemand im Chat wartet',
    activity_log:
      'Aktivitätsprotokoll: Kennungen von Personen und Vorgängen, Art des Vorgangs, Zeitpunkt; weder Texte noch Adressen',
  },
  measures: {
    transport:
      'Verschlüsselte Verbindungen (TLS) für jede Seite, jedes Plugin und jedes Gespräch; bei https-Adresse auch HSTS.',
    sealing:
      'Inhalte von Gesprächen und Anfragen werden verschlüsselt gespeichert (AES-256-GCM), mit eigenem Schlüssel für jedes Gespräch und jede Anfrage; das Löschen vernichtet diesen Schlüssel. Ausgehende E-Mails und Scans von Verträgen sind mit dem Schlüssel des Shops verschlüsselt, dieser mit einem Hauptschlüssel.',
    subject_keys:
      'Personen werden über einen aus Adresse und Shop-Geheimnis berechneten Schlüssel gefunden; dieselbe Person in zwei Shops lässt sich nicht zusammenführen.',
    no_address:
      'IP-Adressen werden weder in der Datenbank noch in Protokollen gespeichert, auch nicht gekürzt; Anfragebegrenzung arbeitet im Arbeitsspeicher mit täglich neuem Schlüssel.',
    masking:
      'In Gesprächen eingegebene Karten-, Konto- und PESEL-Nummern werden vor Speichern und Versenden verdeckt.',
    isolation:
      'Trennung der Shops: Jede Datenbankabfrage muss ihren Shop nennen; der Umfang folgt aus den Rechten der Person, nie aus dem Inhalt der Anfrage.',
    roles:
      'Geringste nötige Rechte: Rollen Inhaber, Leitung, Berater und Prüfer in zugewiesenen Shops; entzogener Zugang endet sofort.',
    sign_in:
      'Passwörter als scrypt-Hashes; Sitzungen mit kurzem Zugriffsschlüssel (10 Minuten) und bei jeder Nutzung erneuertem Schlüssel; zweiter Anmeldeschritt möglich; Wartezeiten nach Fehlversuchen.',
    audit:
      'Protokoll: wer wann was getan hat, ohne Inhalte und Adressen; für den Shop zu seinen Daten lesbar.',
    retention: 'Automatische Löschung nach der vom Shop eingestellten Dauer, jeder Lauf wird festgehalten.',
    evidence:
      'Einwilligungsnachweise sind signiert (Ed25519) und verkettet; eine Änderung fällt auf, und eine Lücke nach dem Einspielen einer Sicherungskopie wird vermerkt.',
    logs: 'Technische Protokolle ohne Inhalte, E-Mail-Adressen, Parameter und Schlüssel.',
    no_third_parties:
      'Der Chat lädt nur vom Server des Dienstes: keine fremden Schriften, Statistiken, Karten oder Captchas; vor dem Klick speichert er nichts, dem der Besucher nicht in den Cookie-Einstellungen zugestimmt hat.',
    limits:
      'Schutz vor Missbrauch: Grenzen für Anzahl und Größe, strenge Eingabeprüfung, Prüfung der Herkunft von Anfragen, Content Security Policy.',
    backups:
      'Verschlüsselte Sicherungskopien, höchstens 30 Tage; Löschungen werden nach jeder Wiederherstellung wiederholt.',
    staff:
      'Personen mit Serverzugang sind zur Vertraulichkeit verpflichtet und geschult; der Zugang ist persönlich und endet mit ihrer Tätigkeit.',
    incidents:
      'Verfahren für Datenschutzverletzungen mit Verzeichnis und Meldung an Verantwortliche binnen 24 Stunden.',
    tests: 'Automatische Tests der Datenschutzregeln bei jeder Version.',
    drills: 'Proben der Wiederherstellung von Sicherungskopien; den Tag der letzten nennt das Prüfpaket.',
  },
  agreement: body,
  vettingPack: (gaps) => [
    '# Unterlagen zur Prüfung des Auftragsverarbeiters',
    `Erstellt am ${gaps.drawnUpOn}, Softwareversion ${gaps.productVersion}. Sie helfen dem Verantwortlichen zu prüfen, ob der Auftragsverarbeiter hinreichende Garantien bietet (Art. 28 Abs. 1 DSGVO).`,
    '## Wer den Dienst betreibt',
    tableRow('', 'Auftragsverarbeiter'),
    tableRow('Name', gaps.operator.name),
    tableRow('Anschrift', `${gaps.operator.address}, ${gaps.operator.country}`),
    tableRow('Register und Nummer', gaps.operator.registration),
    tableRow('Kontakt', gaps.operator.email),
    tableRow('Vertreten durch', gaps.operator.signatory),
    tableRow('Datenschutzbeauftragter', gaps.operator.dpo),
    tableRow('Adresse des Dienstes', gaps.serviceUrl),
    '## Prüfungen und Proben',
    `- Letzte Sicherheitsprüfung: ${gaps.reviewedOn ?? 'vom Auftragsverarbeiter nicht angegeben'}.`,
    `- Letzte Wiederherstellung einer Sicherungskopie: ${gaps.restoredOn ?? 'vom Auftragsverarbeiter nicht angegeben'}.`,
    '## Speicherdauer',
    '- Anfragen aus dem Formular: vom Shop eingestellt, 7 bis 1095 Tage ab dem letzten Kontakt (anfangs 180 Tage).',
    '- Gespräche: vom Shop eingestellt, 7 bis 1095 Tage ab der letzten Nachricht (anfangs 90 Tage).',
    '- Anfragen ohne Datenschutzhinweis: 30 Tage.',
    '- Ausgehende E-Mails: bis zum Versand, höchstens 3 Tage.',
    '- Auftragsverarbeitungsvertrag und Nachweis seines Abschlusses: Laufzeit und 6 Jahre.',
    `## Technische und organisatorische Maßnahmen (Version ${gaps.measuresVersion})`,
    ...gaps.measures.map((item) => `- ${item}`),
    `## Unterauftragsverarbeiter (Liste ${gaps.listVersion})`,
    `Aktuelle Liste: ${gaps.listUrl}`,
    ...(gaps.subProcessors.length === 0
      ? ['Der Auftragsverarbeiter setzt keine Unterauftragsverarbeiter ein.']
      : [
          tableRow('Name und Anschrift', 'Land', 'Dienst und Daten', 'Grundlage der Übermittlung', 'Seit'),
          ...gaps.subProcessors.map((one) =>
            tableRow(
              `${one.name}, ${one.address}`,
              one.country,
              `${one.service}: ${one.data}`,
              one.transferTool,
              one.since,
            ),
          ),
        ]),
  ],
  none: 'keine',
  noDpo: 'nicht benannt',
  statement: (company) =>
    `Ich schließe den Auftragsverarbeitungsvertrag im Namen von ${company} und bin dazu befugt.`,
  print: {
    documentId: 'Dokument',
    version: 'Version der Vorlage',
    hash: 'SHA-256 des Textes',
    page: 'Seite {page} von {pages}',
    forController: 'Für den Verantwortlichen',
    forOperator: 'Für den Auftragsverarbeiter',
    placeAndDate: 'Ort und Datum',
    signature: 'Unterschrift und Name',
    accepted: 'Elektronisch geschlossen',
    acceptedText:
      '{name} ({role}). Erklärung: „{statement}“ Das Kästchen neben der Erklärung war leer und wurde am {at} angekreuzt.',
    unconfirmed: 'Noch nicht über den Link bestätigt, der an {email} gesendet wird.',
    confirmed:
      'Die E-Mail mit dem Link an {email} wurde am {sentAt} einem Mailserver übergeben; über diesen Link bestätigt am {confirmedAt}.',
  },
  ...agreementMailsDe,
};
