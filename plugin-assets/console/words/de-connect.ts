import type { connectEn } from './en-connect.ts';

/** German words of connecting a platform. */
export const connectDe: typeof connectEn = {
  title: 'Shop verbinden',
  asks: '{name} ({host}) möchte mit Zgoda verbunden werden.',
  may: 'Nach dem Verbinden wird das Plugin des Shops',
  mayList: [
    'den Chat in die Seiten des Shops einfügen,',
    'Zustand und Text der Datenschutzerklärung melden,',
    'Auskünfte und Löschungen von Kunden gemeinsam mit Zgoda bearbeiten können.',
  ],
  shop: 'Shop in Zgoda',
  fits: 'hat diese Adresse',
  other: 'hat eine andere Adresse: {host}',
  create: 'Ein neuer Shop',
  createHint: '{name}, {host}',
  controllerTitle: 'Wer für die Daten verantwortlich ist',
  controllerLead: 'Vorschlag des Shops. Besucher sehen das im Chat; berichtigen Sie, was nicht stimmt.',
  terms:
    'Zweck: Fragen von Besuchern beantworten. Anfragen werden {leads} aufbewahrt, Chats {conversations}. All das können Sie in den Einstellungen ändern.',
  confirm: 'Das stimmt, und ich darf das für die Firma entscheiden',
  confirmNeeded: 'Setzen Sie das Häkchen, wenn es stimmt, oder berichtigen Sie es zuerst.',
  connect: 'Verbinden',
  confirmAndConnect: 'Bestätigen und verbinden',
  connecting: 'Wird verbunden …',
  cancel: 'Zurück zu {host}, ohne zu verbinden',
  broken:
    'Dieser Link ist unvollständig. Gehen Sie zurück in Ihren Shop und klicken Sie noch einmal auf „Verbinden“.',
  noShop:
    'Sie haben keinen Shop, den Sie verbinden können. Bitten Sie den Inhaber, ihn zu verbinden oder Ihnen die Rolle Leitung zu geben.',
  wrongAddress:
    'Der gewählte Shop hat eine andere Adresse. Wählen Sie den Shop unter {host}, oder berichtigen Sie zuerst die Adresse in seinen Einstellungen unter „Installation“.',
  waiting: 'Ihr Shop {host} wartet darauf, verbunden zu werden.',
  goOn: 'Weiter',
  signInFirst:
    '{host} wartet darauf, verbunden zu werden. Melden Sie sich an oder registrieren Sie sich; danach geht es von selbst weiter.',
  thisBrowser:
    'Öffnen Sie den Link in diesem Browser; dann wird {host} von selbst weiter verbunden. Die Anfrage bleibt eine Stunde offen.',
  clientFirst:
    'Sie arbeiten für eine Agentur, und der Shop gehört Ihrem Kunden. Richten Sie zuerst den Shop des Kunden ein; die Anfrage bleibt eine Stunde offen und steht so lange oben.',
  toClients: 'Zu den Shops der Kunden',
  agreementLater:
    'Verbinden können Sie jetzt. Daten werden erst erhoben, wenn der Auftragsverarbeitungsvertrag in Kraft ist; bis dahin zeigt der Chat nur Ihre Kontakt-E-Mail.',
  tested: 'Testnachricht von {shop}: Die Verbindung steht.',
};
