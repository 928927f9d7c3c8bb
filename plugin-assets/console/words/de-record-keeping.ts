import type { recordKeepingEn } from './en-record-keeping.ts';

/** German words of records of processing, breaches and leaving. */
export const recordKeepingDe: typeof recordKeepingEn = {
  title: 'Verzeichnis der Verarbeitungstätigkeiten',
  lead: 'Verlangt von Art. 30 DSGVO. Es entsteht aus Ihren Einstellungen und ändert sich mit ihnen.',
  print: 'Drucken',
  csv: 'Tabelle (CSV)',
  documents: 'Dokumente',
  documentsLead:
    'Aus den heutigen Einstellungen erstellt. Was die Einstellungen nicht sagen, bleibt als Zeile zum Ausfüllen. Prüfen Sie jedes Dokument, bevor Sie es verwenden.',
  documentNames: {
    dpia: 'Folgenabschätzung: Schwellwertanalyse und Vorlage',
    interest: 'Interessenabwägung',
    transfers: 'Übermittlungen außerhalb des EWR',
    staff_notice: 'Hinweise für Beschäftigte',
    accessibility: 'Erklärung zur Barrierefreiheit',
  },
  json: 'Herunterladen (JSON)',
  made: 'Stand {when}',
  months: 'Wie lange das Protokoll aufbewahrt wird (Monate)',
  monthsHint: 'Zwischen 6 und 36 Monaten.',
  breaches: 'Verletzungen des Schutzes personenbezogener Daten',
  breachesLead:
    'Das Verzeichnis nach Art. 33 Abs. 5 DSGVO: Verletzungen, die Ihnen gemeldet wurden, und solche, die Sie selbst eintragen.',
  judge: 'Risiko beurteilen',
  judgeHint:
    'Die Aufsichtsbehörde ist binnen 72 Stunden zu informieren, außer ein Risiko für Personen ist unwahrscheinlich. Bei hohem Risiko sind die Personen zu informieren. Das Verzeichnis hält fest, wer das warum entschieden hat.',
  risk: 'Risiko für Personen',
  riskReason: 'Begründung',
  riskReasonMissing: 'Begründen Sie es so, dass eine Prüfung es nachvollziehen kann.',
  judgedBy: '({name}, {when})',
  risks: {
    unlikely: 'Unwahrscheinlich: Niemand muss informiert werden',
    risk: 'Risiko: Aufsichtsbehörde informieren',
    high: 'Hohes Risiko: Aufsichtsbehörde und Personen informieren',
  },
  noBreaches: 'Keine Verletzungen eingetragen.',
  newBreach: 'Verletzung eintragen',
  what: 'Was geschehen ist',
  whatHint: 'Nur Tatsachen, ohne Namen und Adressen.',
  consequences: 'Wahrscheinliche Folgen für Personen',
  measures: 'Was getan wurde und getan wird',
  found: 'Entdeckt',
  from: 'Von',
  to: 'Bis',
  tooEarly: 'Das liegt vor dem Beginn.',
  touched: 'Möglicherweise betroffene Daten',
  kinds: { leads: 'Anfragen', conversations: 'Chats', accounts: 'Konten' },
  nature: 'Art',
  natures: {
    confidentiality: 'jemand konnte sie lesen',
    integrity: 'sie wurden verändert',
    availability: 'sie gingen verloren',
  },
  reach: 'Umfang',
  stored: 'alles, was bis zum Ende der Verletzung gespeichert war',
  received: 'nur, was während der Verletzung eintraf',
  enter: 'Eintragen',
  states: { open: 'offen', notified: 'gemeldet', closed: 'abgeschlossen' },
  letters: {
    queued: 'das Schreiben wartet auf den Versand',
    sent: 'informiert {when}',
    failed: 'ein Schreiben konnte nicht zugestellt werden: prüfen Sie die Adresse und informieren Sie erneut',
  },
  tellBy: 'Verantwortliche bis {when} informieren',
  late: 'Überfällig: Die Verantwortlichen hätten bis {when} informiert werden müssen',
  authorityBy: 'Bei Risiko für Personen die Aufsichtsbehörde bis {when} informieren',
  tell: 'Verantwortliche jetzt informieren',
  tellAsk:
    'Der Verantwortliche jedes dieser Shops erhält eine E-Mail; damit beginnen seine 72 Stunden. Das lässt sich nicht zurücknehmen.',
  reachedShops: 'Betroffene Shops',
  close: 'Abschließen',
  judgeFirst: 'Bewerten Sie das Risiko, bevor Sie den Eintrag abschließen. Bis dahin bleibt er offen.',
  closeAsk:
    'Ein abgeschlossener Eintrag lässt sich nicht wieder öffnen. Er bleibt mit allem, was darin steht, im Verzeichnis.',
  closeUntold:
    'Noch nicht alle Verantwortlichen sind informiert. Ein abgeschlossener Eintrag informiert niemanden mehr und lässt sich nicht wieder öffnen.',
  list: 'Liste der Personen (CSV)',
  texts: 'Meldung und Entwürfe',
  textNames: {
    controller: 'Meldung an den Verantwortlichen',
    authority: 'Entwurf für die Aufsichtsbehörde',
    persons: 'Entwurf für die betroffenen Personen',
  },
  leaving: 'Zgoda verlassen',
  leavingLead:
    'Alles exportieren oder endgültig gehen: Der Chat schließt sofort, die Daten werden 30 Tage aufbewahrt und dann mit ihren Schlüsseln gelöscht.',
  export: 'Alles exportieren',
  exportHint:
    'Eine JSON-Datei: Anfragen, Chats, signierte Einwilligungen, Datenschutzhinweise, Einstellungen, Protokoll. Wir behalten keine Kopie.',
  exporting: '{n} von {total} Datensätzen …',
  exported: 'Der Export ist vollständig, Datensätze: {n}.',
  leave: 'Chat schließen und alles löschen',
  leaveType: 'Geben Sie den Namen des Shops ein: {shop}',
  held: 'Dieser Shop verlässt Zgoda: Am {date} wird alles gelöscht. Bis dahin können Sie die Daten exportieren oder abbrechen.',
  heldByOperator:
    'Der Betreiber hat den Vertrag beendet: Am {date} wird alles gelöscht. Exportieren Sie Ihre Daten vorher.',
  heldByAgreement:
    'Es ist kein Auftragsverarbeitungsvertrag in Kraft: Am {date} wird alles gelöscht. Exportieren Sie Ihre Daten vorher, oder schließen Sie einen Vertrag, dann bleiben sie.',
  cancel: 'Doch bleiben',
  cancelled: 'Der Shop bleibt, und nichts wird gelöscht.',
  password: 'Ihr Passwort',
  ownerOnly: 'Nur der Inhaber des Shops kann alles exportieren oder gehen.',
  certificates: 'Löschbescheinigungen',
  certificate: 'Löschbescheinigung',
  certificateLead:
    'Die Daten von {shop} wurden am {date} gelöscht, zusammen mit den Schlüsseln, mit denen sie verschlüsselt waren.',
  certificateFor: 'Verantwortlicher',
  certificateBy: 'Auftragsverarbeiter',
  certificateRows: 'Gelöschte Datensätze',
  certificateKept: 'Beim Auftragsverarbeiter verblieben',
  certificateKeptReasons: {
    agreement:
      'Nachweis des Auftragsverarbeitungsvertrags (Dokumente: {n}), bis {date} (Art. 28 Abs. 9 und Art. 5 Abs. 2 DSGVO)',
    breach_register:
      'Verzeichnis der Verletzungen (Einträge: {n}, ohne personenbezogene Daten), bis {date} (Art. 33 DSGVO)',
  },
  certificateExport: 'Letzter Export vor der Löschung',
  certificateBackups: 'Sicherungen',
  certificateBackupsText:
    'binnen {n} Tagen überschrieben, wie der Betreiber erklärt; ohne die Schlüssel sind daraus weder Chats noch Formulare lesbar',
  certificateSigned: 'Signatur (Ed25519, Schlüssel {key})',
  certificateCheck: 'Prüfen',
  certificateCheckText: 'unter {address}, mit der JSON-Datei dieser Bescheinigung',
  never: 'keiner',
};
