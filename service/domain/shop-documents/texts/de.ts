import type { DocumentWords } from './document-words.ts';

export const de: DocumentWords = {
  titles: {
    dpia: 'Datenschutz-Folgenabschätzung: Schwellwertanalyse und Vorlage',
    interest: 'Interessenabwägung für das berechtigte Interesse',
    transfers: 'Übermittlungen außerhalb des Europäischen Wirtschaftsraums',
    staff_notice: 'Information für Beschäftigte über Protokoll und Kennzahlen',
    accessibility: 'Erklärung zur Barrierefreiheit des Chats',
  },
  leads: {
    dpia: 'Art. 35 DSGVO. Die Antworten stammen aus den Einstellungen von {shop} vom {date}. Der Verantwortliche prüft und ergänzt sie.',
    interest:
      'Art. 6 Abs. 1 lit. f DSGVO. Für das, was der Chat von {shop} auf dieser Grundlage tut. Die Angaben stammen aus den Einstellungen vom {date}; es entscheidet der Verantwortliche.',
    transfers:
      'Art. 44 bis 49 DSGVO. Ein Blatt für jeden Empfänger außerhalb des EWR, nach den Einstellungen von {shop} vom {date}.',
    staff_notice:
      'Allen mit einem Konto in der Konsole auszuhändigen, bevor sie es nutzen. In Deutschland: § 26 BDSG, mit Betriebsrat auch § 87 Abs. 1 Nr. 6 BetrVG; in Polen: Art. 22³ mit Art. 22² § 6–10 des Arbeitsgesetzbuchs – Zwecke, Umfang und Art werden in der Arbeitsordnung oder durch Bekanntmachung festgelegt, Beschäftigte mindestens zwei Wochen vor dem Beginn und neue vor Arbeitsaufnahme schriftlich informiert.',
    accessibility: 'Betrifft den Chat und das Kontaktformular auf den Seiten von {shop}. Erstellt am {date}.',
  },
  controller: 'Verantwortlicher',
  labels: {
    name: 'Name',
    address: 'Anschrift',
    contact: 'Kontakt',
    dpo: 'Datenschutzbeauftragte/r',
    date: 'Datum',
    author: 'Erstellt von',
    signature: 'Unterschrift',
    decision: 'Entscheidung',
  },
  noDpo: 'in den Einstellungen nicht angegeben',
  noOperator: 'niemand: Der Verantwortliche betreibt den Dienst selbst',
  noAgencies: 'keine',
  noOffers: 'der Shop bittet nicht um Einwilligungen in Angebote',
  noCards: 'der Shop bittet nicht auf Karten um Daten',
  shopServer: {
    none: 'Nicht erfüllt.',
    joined:
      'Zum Chat kommen jedoch Daten aus dem Shopsystem (Kundennummer, Warenkorb, Bestellungen), wenn die Person angemeldet ist oder etwas im Warenkorb hat: Der Verantwortliche beurteilt, ob sie damit rechnet.',
    use: ' Wer antwortet, sieht Daten aus dem Shopsystem (Kundennummer, Warenkorb, letzte Bestellungen), um nicht nach dem zu fragen, was der Shop schon weiß.',
  },
  visitorList: {
    none: 'Für Besucher nicht erfüllt: keine Cookies, keine IP-Adressen, keine Verfolgung vor oder nach dem Klick.',
    monitoring:
      'Die Besucherliste zeigt geöffnete Seiten, Zeiten, wiederholte Besuche und den Wert des Warenkorbs von Personen, die im Cookie-Tool in Marketing oder diese Liste eingewilligt haben: Der Verantwortliche beurteilt, ob das eine systematische Überwachung ist. Sie verwendet weder Cookies noch IP-Adressen; von allen anderen wird vor dem Klick nichts erhoben.',
    visits:
      ' Besucherliste: Personen, die in Marketing oder diese Liste eingewilligt haben; nur im Arbeitsspeicher, bis 90 Sekunden nach dem Verlassen der Seiten.',
  },
  decisions: {
    none: 'Nicht erfüllt: Menschen antworten; nichts wird automatisch entschieden.',
    spamCheck:
      'Menschen antworten. Ein Schritt ist automatisch: Jedes Formular wird nach fünf Regeln auf Spam geprüft (zu schnell gesendet, verstecktes Feld, Links, Link-Code, wiederholter Text). Trifft eine zu, wird es zurückgelegt, der Absender erhält keine E-Mail, seine Kästchen für Angebote bleiben unberücksichtigt, und es wird spätestens nach {quarantine} Tagen gelöscht, wenn es niemand ansieht. Der Datenschutzhinweis sagt das; das Team sieht die Regel und kann das Formular herausnehmen. Der Verantwortliche beurteilt, ob dies Personen erheblich beeinträchtigt, denn eine ungelesene Reklamation oder ein Widerruf kann darunter sein.',
  },
  proof: {
    purpose: 'Einträge über Einwilligungen (noch {proofYears}); ',
    kept: '; der Eintrag über eine Einwilligung, ohne Inhalt und Adresse, noch {proofYears}',
  },
  dpia: {
    thresholdTitle: '1. Schwellwertanalyse',
    threshold: [
      'Die neun Kriterien der Leitlinien WP 248 Rev. 01. In der Regel ist eine Abschätzung nötig, wenn zwei erfüllt sind. Zuerst ist die Liste zu prüfen, die von {authority} geführt wird.',
    ],
    criteria: [
      {
        term: '1. Bewerten oder Einstufen',
        text: 'Nicht erfüllt: Der Chat bewertet niemanden und bildet keine Profile.',
      },
      {
        term: '2. Automatisierte Entscheidungen',
        text: '{decisions}',
      },
      {
        term: '3. Systematische Überwachung',
        text: '{monitoring} Beschäftigte: Das Protokoll hält Handlungen in der Konsole fest; siehe die Information für Beschäftigte.',
      },
      {
        term: '4. Sensible Daten',
        text: 'Möglich: Besucher können sie im freien Text schreiben. Nach dem Sortiment zu beurteilen (Apotheke, Optiker, Bücher zu Gesundheit oder Glauben).',
      },
      { term: '5. Großer Umfang', text: 'Nach der Zahl der Chats und Anfragen im Jahr zu beurteilen.' },
      {
        term: '6. Abgleich von Datensätzen',
        text: 'Daten verschiedener Shops werden nie abgeglichen. {shopServer}',
      },
      {
        term: '7. Schutzbedürftige Personen',
        text: 'Nach der Zielgruppe zu beurteilen (Kinder, Patienten). Beschäftigte sind die Personen mit einem Konto.',
      },
      {
        term: '8. Neue Technik',
        text: 'Nicht erfüllt: ein Chat und ein Formular; keine künstliche Intelligenz antwortet.',
      },
      {
        term: '9. Hindernis für ein Recht oder eine Leistung',
        text: 'Nicht erfüllt: Der Chat ist freiwillig; E-Mail ist immer möglich.',
      },
    ],
    resultTitle: '2. Ergebnis',
    result: [
      'Allein aus den Einstellungen ist kein Kriterium sicher erfüllt. Die Kriterien 2, 4, 5 und 7 hängen vom Shop ab, ebenso 3, wenn die Besucherliste eingeschaltet ist, und 6, wenn der Chat mit dem Shopsystem verbunden ist: Sind zwei davon erfüllt, ist Teil 3 auszufüllen.',
    ],
    templateTitle: '3. Vorlage der Abschätzung',
    template: [
      {
        term: 'Beschreibung der Verarbeitung',
        text: 'Chat und Kontaktformular von {shop}. Chats: {days} Tage nach der letzten Nachricht, ohne Kontaktdaten {anonymous} Tage; Anfragen: {leadDays} Tage nach dem letzten Kontakt{proofKept}.{visits}',
      },
      { term: 'Arten von Daten', text: '{data}' },
      {
        term: 'Zwecke',
        text: 'Anfragen beantworten; Angebote: {offers}; Daten, um die auf Karten gebeten wird: {cards}.',
      },
      { term: 'Auftragsverarbeiter', text: '{operator}' },
      { term: 'Agenturen mit Zugang', text: '{agencies}' },
      {
        term: 'Notwendigkeit und Verhältnismäßigkeit',
        text: 'Nicht benötigte Felder lassen sich abschalten; Karten-, Konto- und PESEL-Nummern werden unkenntlich gemacht; alles hat eine Löschfrist.',
      },
      {
        term: 'Rechte der Betroffenen',
        text: 'Bestätigung mit Widerruf ohne Konto; Seite für Anträge; Auskunft und Löschung über alle Datensätze.',
      },
      { term: 'Rat der/des Datenschutzbeauftragten', text: '' },
      { term: 'Standpunkt der Betroffenen, oder warum er nicht eingeholt wurde', text: '' },
    ],
    risksTitle: '4. Risiken',
    risks: [
      {
        term: 'Unbefugte lesen Chats oder Anfragen',
        text: 'Maßnahmen: Rollen, zweiter Anmeldeschritt (für Inhaber vorschreibbar), Verschlüsselung der Inhalte mit eigenem Schlüssel je Chat und Anfrage, Protokoll. Schwere und Wahrscheinlichkeit: …………………………………',
      },
      {
        term: 'Daten gehen verloren oder werden verändert',
        text: 'Maßnahmen: Sicherungskopien (sofern der Betreiber des Dienstes sie anlegt), signierte und verkettete Einträge, Verzeichnis der Verletzungen. Schwere und Wahrscheinlichkeit: …………………………………',
      },
      {
        term: 'Daten werden länger als nötig aufbewahrt',
        text: 'Maßnahmen: automatische Löschung, Bericht über jeden Lauf. Schwere und Wahrscheinlichkeit: …………………………………',
      },
      { term: 'Verbleibendes Risiko, und ob die Behörde konsultiert wird (Art. 36)', text: '' },
    ],
  },
  interest: {
    steps: [
      {
        title: '1. Interesse',
        rows: [
          {
            term: 'Was auf dieser Grundlage geschieht',
            text: 'Fragen beantworten, die zu keinem Vertrag führen; Chats {days} Tage für Rückfragen und Ansprüche aufbewahren; interne Notizen und Suchindex; Schutz vor Spam und Missbrauch des Chats; {proof}Protokoll ({logMonths} Monate).{shopServerUse}',
          },
          {
            term: 'Wessen Interesse, und warum es berechtigt ist',
            text: 'Das des Verantwortlichen: Kunden betreuen, Absprachen nachweisen, Missbrauch erkennen.',
          },
        ],
      },
      {
        title: '2. Erforderlichkeit',
        rows: [
          {
            term: 'Ginge es mit weniger Daten?',
            text: 'Es werden keine IP-Adressen und keine Browserdaten gespeichert; Felder lassen sich abschalten; Einträge über Einwilligungen enthalten weder Inhalt noch Adresse.',
          },
        ],
      },
      {
        title: '3. Abwägung',
        rows: [
          {
            term: 'Was die Menschen erwarten',
            text: 'Besucher beginnen den Chat selbst und erfahren vorher, wer antwortet und wie lange der Chat aufbewahrt wird.',
          },
          {
            term: 'Möglicher Schaden',
            text: 'Gering, solange der Zugang begrenzt ist; größer, wenn der freie Text sensible Daten enthält.',
          },
          {
            term: 'Schutzmaßnahmen',
            text: 'Kurze Fristen, jederzeitiger Widerspruch, Rollen, verschlüsselte Inhalte, Protokoll.',
          },
          { term: 'Kinder oder andere schutzbedürftige Personen unter den Besuchern', text: '' },
        ],
      },
    ],
    outcome: {
      title: '4. Ergebnis',
      text: ['Das Interesse des Verantwortlichen überwiegt / überwiegt nicht, weil: ………………………………………………'],
    },
  },
  transfers: {
    none: 'In den Einstellungen sind alle Empfänger genannt, und keiner ist außerhalb des EWR.',
    unstated:
      'Es ist kein Empfänger außerhalb des EWR genannt. Die Einstellungen sagen noch nicht, wer den Shop hostet und seine Mails befördert; die Liste ist also nicht vollständig.',
    recipient: 'Empfänger',
    labels: {
      country: 'Land',
      service: 'Leistung',
      data: 'Daten',
      ground: 'Grundlage der Übermittlung',
      law: 'Recht und Praxis des Landes (Zugriff von Behörden)',
      measures: 'Ergänzende Maßnahmen',
      review: 'Nächste Prüfung',
    },
    noGround: 'nicht angegeben: Bis dahin dürfen keine Daten dorthin gelangen',
    push: {
      country: 'USA und andere, je nach Hersteller des Browsers',
      service: 'Push-Benachrichtigungen auf Geräten der Beschäftigten',
      data: 'Adresse des Geräts einer beschäftigten Person und Zeitpunkt; nichts über Besucher',
      ground:
        'Art. 45 DSGVO bei Firmen auf der Liste des Data Privacy Framework; eine andere Grundlage nennt der Verantwortliche',
      measures:
        'Der Inhalt ist für den Browser verschlüsselt (RFC 8291) und immer gleich lang. Jede Person schaltet Benachrichtigungen selbst ein.',
    },
    roles: { hosting: 'Hosting des Shops', mail: 'E-Mail des Shops' },
    measures:
      'Die Inhalte von Chats und Anfragen sind in der Datenbank und in ihren Kopien verschlüsselt. Vor einem Empfänger mit Zugriff auf den laufenden Server oder vor dem E-Mail-Dienst schützt das nicht. Weitere Maßnahmen: …………………………………',
  },
  staff: [
    {
      title: 'Was festgehalten wird',
      text: [
        'Das Protokoll hält fest, wer sich wann angemeldet und was geöffnet, exportiert, geändert oder gelöscht hat: Kennungen, keine Inhalte. Es hält auch das Lesen von Anfragen, Chats und Listen fest. Im Chat ist der Name zu sehen, unter dem Sie antworten.',
        'Wartet jemand im Chat, wird festgehalten, wer wann und wie benachrichtigt wurde: Das steht im Chat und wird mit ihm gelöscht. Benachrichtigungen und Ruhezeiten legen Sie in Ihrem Profil fest.',
        'Kennzahlen: wie viele Chats warten, wie lange und welche ungelesen sind. Sie gelten für den Shop und sind keine Rangliste von Personen.',
      ],
    },
    {
      title: 'Wozu',
      text: [
        'Sicherheit der Daten, Nachweis, wer Zugang hatte (Art. 5 Abs. 2, Art. 32 DSGVO), und Auskunft an Menschen, die fragen, wer ihre Daten gelesen hat. Sie erfahren Rolle und Firma, nicht Ihren Namen. Das Protokoll dient nicht der Leistungskontrolle.',
      ],
    },
    {
      title: 'Rechtsgrundlage, Dauer, Empfänger',
      text: [
        'Art. 6 Abs. 1 lit. f DSGVO. Das Protokoll wird {logMonths} Monate aufbewahrt. Inhaber, Leitung und Prüfer des Shops lesen es. Auftragsverarbeiter, der den Dienst betreibt: {operator}. Agenturen mit Zugang: {agencies}.',
        'Bildschirm, Tastatureingaben, Standort und private Nachrichten werden nicht aufgezeichnet.',
      ],
    },
    {
      title: 'Ihre Rechte',
      text: [
        'Auskunft, Berichtigung, Löschung, Einschränkung und Widerspruch: {email}. Beschweren können Sie sich bei {authority}.',
        'Erhalten und gelesen (Datum, Name, Unterschrift): ………………………………………………',
      ],
    },
  ],
  staffPush: {
    title: 'Benachrichtigungen auf einem Gerät',
    text: [
      'Nur wenn Sie sie in Ihrem Profil selbst einschalten: Die Benachrichtigung läuft über den Server des Browserherstellers ({pushHosts}), auch außerhalb des EWR (USA; Art. 45 DSGVO bei Firmen auf der Liste des Data Privacy Framework). Der Hersteller kennt die Adresse des Geräts und den Zeitpunkt; der Inhalt, nämlich der Name des Shops, ist für ihn verschlüsselt.',
      'Die Adresse des Geräts wird gelöscht, wenn Sie Benachrichtigungen ausschalten oder sich abmelden. Niemand darf verlangen, dass es Ihr privates Gerät ist.',
    ],
  },
  accessibility: [
    {
      title: 'Wie barrierefrei der Chat ist',
      text: [
        'Gestaltet nach WCAG 2.1, Stufe AA (EN 301 549, Kapitel 9): Bedienung allein mit der Tastatur, sichtbarer Fokus, Beschriftungen, Ansagen für Screenreader, Kontrast mindestens 4,5 : 1, Text bis 200 %, Breite ab 320 Pixel, keine Bewegung, wenn das System darum bittet.',
      ],
    },
    {
      title: 'Was geprüft wurde und was nicht',
      text: [
        'Automatisch geprüft in Chromium: axe-Regeln, Tastatur, Kontrast, Breite. Nicht geprüft wurde bisher mit Nutzern von Screenreadern und durch ein unabhängiges Audit. Dies ist also keine Erklärung voller Konformität.',
      ],
    },
    {
      title: 'Kontakt und Antwort',
      text: [
        'Wenn Ihnen der Chat Schwierigkeiten macht, schreiben Sie an {email}. {controller} antwortet innerhalb von 14 Tagen. Was man im Chat fragen kann, beantworten wir auch per E-Mail.',
        'Bleibt eine Antwort aus, können Sie sich an die Stelle wenden, die in Ihrem Land die Barrierefreiheit überwacht.',
      ],
    },
    {
      title: 'Datum',
      text: ['Erstellt am {date}. Nach jeder größeren Änderung und mindestens einmal im Jahr neu zu prüfen.'],
    },
  ],
};
