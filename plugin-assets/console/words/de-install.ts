import type { installEn } from './en-install.ts';

/** German words for putting the chat into a shop, and for its connection with a platform. */
export const installDe: typeof installEn = {
  platform: 'Womit läuft der Shop?',
  wordpress: 'WordPress oder WooCommerce',
  wordpressHint: 'Mit einem Plugin. Es fügt den Code ein und verbindet die Datenschutzerklärung von selbst.',
  otherSite: 'Jede andere Seite',
  otherSiteHint: 'Eine Zeile Code zum Einfügen und der Link zu Ihrer Datenschutzerklärung.',

  plugin: 'Plugin verbinden',
  getPlugin: 'Plugin herunterladen',
  pluginSteps: [
    'Laden Sie das Plugin in WordPress hoch (Plugins → Installieren → Plugin hochladen), installieren und aktivieren Sie es.',
    'Öffnen Sie Einstellungen → Zgoda, geben Sie die Adresse des Dienstes ein und klicken Sie auf „Verbinden“.',
    'Bestätigen Sie hier in der Konsole. Danach sind Sie wieder im Shop, verbunden, ohne einen Schlüssel zu kopieren.',
  ],
  keys: 'Stattdessen mit Schlüsseln verbinden',
  keysLead:
    'Wenn „Verbinden“ nicht geht, etwa weil dieser Browser die Verwaltung des Shops nicht öffnen kann: Fügen Sie Adresse, Shop-Schlüssel und geheimen Schlüssel im Plugin unter „Stattdessen mit Schlüsseln verbinden“ ein.',
  serviceAddress: 'Adresse des Dienstes',
  key: 'Shop-Schlüssel',
  keyHint: 'Bezeichnet den Shop; er ist öffentlich.',
  secretTitle: 'Geheimer Schlüssel für das Plugin',
  secretLead: 'Das Plugin des Shops signiert damit seine Nachrichten. Er wird nur einmal gezeigt.',
  makeSecret: 'Geheimen Schlüssel erstellen',
  rotateSecret: 'Neuen geheimen Schlüssel erstellen',
  rotateHint: 'Der alte gilt sofort nicht mehr: Fügen Sie den neuen gleich im Plugin ein.',
  secretOnce: 'Kopieren Sie ihn jetzt. Er wird nicht noch einmal gezeigt.',
  secret: 'Geheimer Schlüssel',
  ownerOnly: 'Nur Inhaber und Leitung können einen geheimen Schlüssel erstellen.',

  paste: 'Eine Zeile Code einfügen',
  line: 'Code zum Einfügen',
  pasteLead:
    'Fügen Sie ihn einmal ein, vor </body>, auf jeder Seite des Shops. Er speichert nichts und setzt kein Cookie, bis ein Besucher klickt.',
  where: 'Wo das in Ihrem System ist',
  origins: 'Seiten, die den Chat zeigen dürfen',

  look: 'Installation prüfen',
  lookLead: 'Wir öffnen die Startseite des Shops wie ein Besucher und sagen Ihnen, was wir finden: {url}',
  check: 'Installation prüfen',
  checking: 'Der Shop wird geprüft …',
  seen: 'Der Chat wurde am {when} auf der Startseite des Shops gefunden.',
  twice: 'Der Code steht mehr als einmal auf der Seite. Der Chat läuft, aber lassen Sie nur einen stehen.',
  byEye:
    'Fügt ein Skript wie ein Tag-Manager den Code ein, sehen ihn nur Browser, nicht diese Prüfung. Öffnen Sie dann Ihren Shop: Sehen Sie den Chat-Schaltfläche, läuft der Chat, und Sie können weitermachen.',
  missing: {
    none: 'Die Startseite öffnete sich, aber der Code steht nicht darauf. Haben Sie ihn gerade eingefügt: speichern, veröffentlichen, den Cache des Shops leeren und noch einmal prüfen.',
    other_shop:
      'Auf der Seite steht Code von Zgoda, aber mit dem Schlüssel eines anderen Shops. Ersetzen Sie ihn durch den Code oben.',
    other_service:
      'Auf der Seite steht Code von Zgoda, aber er lädt den Chat von einer anderen Adresse. Ersetzen Sie ihn durch den Code oben.',
  },
  unreachable: {
    timeout:
      'Die Startseite hat nicht innerhalb von fünf Sekunden geantwortet. Versuchen Sie es noch einmal; bleibt es so, fragen Sie Ihren Hostinganbieter.',
    network: 'Die Startseite war nicht erreichbar. Prüfen Sie, ob der Shop online und für alle offen ist.',
    unknown_host: 'Diese Adresse gibt es nicht. Prüfen Sie sie unten auf Tippfehler.',
    certificate:
      'Das Zertifikat des Shops ist abgelaufen oder unvollständig; auch Browser warnen davor. Bitten Sie Ihren Hostinganbieter, es zu erneuern.',
    private:
      'Die Adresse führt in ein privates Netz, das wir nicht öffnen. Geben Sie die öffentliche Adresse des Shops ein. Für Tests kann der Betreiber diese in ZGODA_PRIVATE_TARGETS (Host:Port) zulassen.',
    not_html: 'Unter dieser Adresse ist keine Webseite.',
    too_large:
      'Die Startseite ist größer als 2 MB, mehr lesen wir nicht. Öffnen Sie den Shop und sehen Sie selbst nach.',
    unreadable: 'Die Startseite ist für uns zu verschachtelt. Öffnen Sie den Shop und sehen Sie selbst nach.',
    left: 'Die Adresse führt auf eine andere Domain: {origin}.',
    none: 'Die Startseite meldet einen Fehler (Status {status}).',
    401: 'Die Startseite fragt nach einem Passwort (Status {status}). Öffnen Sie den Shop für Besucher oder prüfen Sie später.',
    403: 'Der Shop hat unsere Prüfung blockiert (Status {status}): ein Passwort, eine Firewall oder ein Bot-Schutz. Lassen Sie „Zgoda-PolicyCheck“ zu, oder öffnen Sie den Shop und sehen Sie selbst nach.',
    404: 'Unter dieser Adresse ist keine Seite (Status {status}). Prüfen Sie die Adresse unten.',
    503: 'Der Shop ist in Wartung oder überlastet (Status {status}). Versuchen Sie es später noch einmal.',
  },
  otherOrigin:
    'Der Code ist da, aber der Shop öffnet sich tatsächlich unter {origin}, und nur Seiten unter der hier eingegebenen Adresse können den Chat zeigen.',
  useOrigin: '{origin} verwenden',
  blocked:
    'Der Code ist da, aber die eigene Sicherheitsrichtlinie des Shops (Content-Security-Policy) blockiert den Chat.',
  places: {
    header:
      'Die Richtlinie steht in einem Header, den der Server des Shops sendet. Ersetzen Sie die gleichnamigen Direktiven durch diese oder fügen Sie sie hinzu (Ihr Hostinganbieter kann das):',
    meta: 'Die Richtlinie steht in einem <meta>-Element im Kopf der Seite. Ersetzen Sie die gleichnamigen Direktiven durch diese oder fügen Sie sie hinzu:',
  },
  nonce:
    'Die Richtlinie traut Skripten nur über eine Nonce, Adressen helfen deshalb nicht. Geben Sie dem Code dasselbe Attribut nonce="…", das die eigenen Skripte der Seite haben; Ihr Shopsystem erzeugt für jede Seite ein neues.',
  address: 'Adresse des Shops',
  changeAddress: 'Adresse des Shops ändern',

  policy: 'Datenschutzerklärung verlinken',
  policyByPlatform: 'Seite der Datenschutzerklärung wählen',
  policyFollows:
    'Ist das Plugin verbunden, meldet es die Seite, die in WordPress unter Einstellungen → Datenschutz gewählt ist. Hier müssen Sie nichts eingeben.',
  policyLead:
    'Das Kästchen der Einwilligung im Chat nennt diese Seite und verlinkt sie. Ohne die Seite gibt es kein Kästchen.',

  done: 'Was Besucher jetzt sehen',
  modes: {
    live: 'Live-Chat: Jemand ist da und antwortet.',
    form: 'Das Kontaktformular: Gerade ist niemand da. Sobald Sie da sind, sehen Besucher den Live-Chat.',
    closed: 'Der Chat ist geschlossen: Besucher sehen nur Ihre Kontakt-E-Mail.',
  },
  closed: {
    setup_incomplete: 'Geben Sie ein und bestätigen Sie, wer der Verantwortliche ist.',
    dpa_required:
      'Der Auftragsverarbeitungsvertrag ist noch nicht in Kraft; bis dahin werden keine Daten erhoben.',
    form_closed:
      'Niemand ist da, und Sie haben gewählt, das Formular auszublenden, solange keine Erklärung veröffentlicht ist.',
    shop_closed: 'Der Shop verlässt Zgoda.',
    outside_hours: 'Es ist außerhalb der Öffnungszeiten, und für diese Zeit haben Sie „Geschlossen“ gewählt.',
  },
  fix: {
    setup_incomplete: 'Zu den Angaben',
    dpa_required: 'Zum Vertrag',
    form_closed: 'Zu dieser Einstellung',
    outside_hours: 'Zu den Öffnungszeiten',
  },
  notSeenYet: 'Die Prüfung hat den Chat im Shop noch nicht gefunden.',
  open: 'Shop öffnen und ausprobieren',
  toInbox: 'Zu den Chats',

  connection: 'Verbindung',
  connectionLead: 'Wie Ihr Shop und Zgoda verbunden sind.',
  shopServer: 'Shop',
  shopServerText: '{platform} {platformVersion}, Plugin {version}',
  noShopServer: 'nicht verbunden',
  lastReport: 'Letzte Meldung',
  taken: '{when}, angenommen',
  noReport: 'noch keine',
  refused: 'Letzte abgelehnte Meldung',
  refusedNever: 'keine',
  refusals: {
    signature:
      'Die Signatur war falsch. Wurden die Schlüssel gerade geändert, verbinden Sie das Plugin noch einmal. Es kann auch ein Versuch von jemand anderem gewesen sein: Der Shop-Schlüssel ist öffentlich.',
    clock:
      'Die Uhr des Servers des Shops geht {minutes} min {direction}. Bitten Sie Ihren Hostinganbieter, sie zu stellen; bis zu fünf Minuten sind erlaubt.',
    repeated:
      'Dieselbe Meldung des Shops kam zweimal; die zweite wurde übergangen. Ein Proxy des Shops sendet Anfragen vielleicht doppelt. Hat der Shop keinen Proxy, erstellen Sie einen neuen geheimen Schlüssel.',
    outdated:
      'Die Meldung war älter als eine schon angenommene oder lag in der Zukunft. Geschieht das wieder, prüfen Sie die Uhr des Servers des Shops.',
  },
  ahead: 'vor',
  behind: 'nach',
  settled: 'Eine spätere Meldung wurde angenommen; das ist damit erledigt.',
  secretAge: 'Geheimer Schlüssel',
  secretMade: 'erstellt {when}',
  secretNone: 'keiner: Meldungen werden abgelehnt',
  secretOld: 'erstellt, bevor wir das Datum festhielten',
  secretOutside:
    'Der geheime Schlüssel wurde jemandem angezeigt, der kein Recht mehr darauf hat: Erstellen Sie unter „Stattdessen mit Schlüsseln verbinden“ einen neuen und klicken Sie danach im Shop auf „Verbinden“, oder tragen Sie den neuen Schlüssel im Plugin ein.',
  policyFact: 'Datenschutzerklärung',
  agreementFact: 'Vertrag',
  missingReport:
    'Der Shop hat seit {when} keine Meldung gesendet. Bis er es tut, prüft Zgoda die Seite der Datenschutzerklärung selbst alle 15 Minuten.',
  missingHelp: [
    'Öffnen Sie im Shop Einstellungen → Zgoda und klicken Sie auf „Verbindung prüfen“: Dort steht, was nicht stimmt.',
    'Das Plugin meldet sich nach eigenem Zeitplan (WP-Cron). Hat der Shop keine Besucher oder ist WP-Cron ausgeschaltet, braucht er einen echten Cronjob.',
    'Gibt es das Plugin oder den Shop nicht mehr, trennen Sie hier die Verbindung, damit sein geheimer Schlüssel nicht mehr gilt.',
  ],
  disconnect: 'Shop trennen …',
  disconnectTitle: 'Shop trennen',
  disconnectLead: [
    'Der geheime Schlüssel gilt sofort nicht mehr, und Meldungen des Shops werden abgelehnt.',
    'Von da an prüft Zgoda die Datenschutzerklärung über ihren Link; Sie können auch einen anderen Link eingeben.',
    'Der Chat bleibt auf den Seiten, bis das Plugin im Shop getrennt oder entfernt wird.',
    'Chats, Anfragen und Nachweise bleiben. Um wieder zu verbinden, klicken Sie im Shop auf „Verbinden“.',
  ],
  disconnectType: 'Zur Bestätigung den Namen des Shops eingeben: {shop}',
  disconnectNow: 'Trennen',
  disconnected: 'Der Shop ist getrennt.',

  hints: [
    [
      'HTML',
      'Öffnen Sie jede Seite oder die Vorlage aller Seiten, suchen Sie nahe dem Ende </body>, fügen Sie den Code direkt davor ein, speichern und laden Sie hoch.',
    ],
    [
      'Shoper',
      'Suchen Sie in der Verwaltung „Integracje własne“ oder die eigenen Skripte der aktiven Vorlage. Fügen Sie den Code für alle Seiten am Ende des Body ein.',
    ],
    [
      'IdoSell',
      'Suchen Sie in der Verwaltung „Dodatki HTML i JavaScript“, fügen Sie ein eigenes für alle Seiten mit dem Code als Inhalt hinzu und veröffentlichen Sie.',
    ],
    [
      'Shopify',
      'Onlineshop → Themes → … → Code bearbeiten → layout/theme.liquid: Fügen Sie den Code direkt vor </body> ein und speichern Sie. Der Checkout von Shopify zeigt den Chat nicht.',
    ],
    [
      'PrestaShop',
      'Öffnen Sie im Ordner Ihres Themes templates/layouts/layout-both-columns.tpl, fügen Sie den Code direkt vor </body> ein, dann Erweiterte Einstellungen → Leistung → Cache leeren. Verwenden Sie möglichst ein Child-Theme, damit Updates ihn nicht entfernen.',
    ],
    [
      'OpenCart',
      'Design → Theme Editor → common → footer: Fügen Sie den Code direkt vor </body> ein, speichern Sie und erneuern Sie den Cache des Themes.',
    ],
    [
      'Magento',
      'Content → Design → Configuration → Edit → Footer → Miscellaneous HTML: Fügen Sie den Code ein, speichern Sie und leeren Sie den Cache. Der Checkout hat eine eigene strenge Sicherheitsrichtlinie.',
    ],
    [
      'Google Tag Manager',
      'Tags → Neu → Benutzerdefiniertes HTML, Code einfügen, Trigger „All Pages“, veröffentlichen. Ein Tag-Manager zeigt den Chat erst nach seinen eigenen Einwilligungsregeln und nicht bei Personen, die ihn blockieren, und die Prüfung unten sieht ihn nicht. Besser ist der Code in der Seite selbst.',
    ],
  ],
};
