import type { requestsEn } from './en-requests.ts';
import { forms } from './word-forms.ts';

/** Words of the rights desk. */
export const requestsDe: typeof requestsEn = {
  title: 'Datenschutzanfragen',
  lead: 'Personen möchten ihre Daten sehen, berichtigen oder löschen lassen. Jeder Antrag ist binnen eines Monats zu beantworten.',
  none: 'Noch keine Datenschutzanfragen',
  older: 'Ältere erledigte anzeigen',
  noneText:
    'Fragt eine Person nach ihren Daten, tragen Sie das hier ein. Besucher können auch selbst fragen, auf der Seite „Ihre Daten“.',
  newOne: 'Neue Datenschutzanfrage',
  find: 'Person suchen',
  register: 'Eintragen',
  shop: 'Shop',
  kind: 'Worum es geht',
  email: 'E-Mail',
  phone: 'Telefon',
  phoneHint:
    'Nur eine Nummer, von der Sie wissen, wem sie gehört: Alles, was darunter gespeichert ist, wird gefunden.',
  found: 'Gespeichert: {what}',
  foundNone: 'Unter dieser Adresse ist nichts gespeichert.',
  due: 'Fällig {day}',
  left: forms({ one: 'noch {n} Tag', other: 'noch {n} Tage' }),
  overdue: 'Überfällig',
  dueToday: 'Heute fällig',
  receivedOn: 'Eingegangen am',
  receivedHint: 'Die Monatsfrist zählt ab diesem Tag, nicht ab dem Tag der Eintragung.',
  dayToCome: 'Dieser Tag liegt in der Zukunft.',
  receivedDue: 'Eingegangen am {received} · Fällig am {due}',
  nobody: 'Geben Sie eine E-Mail-Adresse oder eine Telefonnummer ein.',
  notYours: 'Datenschutzanfragen bearbeiten nur Inhaber und Leitung.',
  back: 'Alle Datenschutzanfragen',
  kinds: {
    access: 'Auskunft über die Daten',
    portability: 'Daten zu einem anderen Anbieter mitnehmen',
    rectification: 'Daten berichtigen',
    restriction: 'Verarbeitung einschränken',
    objection: 'Widerspruch gegen die Verarbeitung',
    erasure: 'Daten löschen',
  },
  states: {
    received: 'eingegangen',
    identity_pending: 'wartet auf Bestätigung per E-Mail',
    in_progress: 'in Arbeit',
    done: 'erledigt',
    refused: 'abgelehnt',
  },
  typed: 'Adresse nur in einem Text getippt',
  typedText:
    'In diese Chats und Formulare hat jemand die Adresse oder Nummer dieser Person getippt, aber nichts zeigt, dass sie von ihr sind. Wählen Sie die aus, die von dieser Person sind: Nur ausgewählte kommen in die Auskunft und werden gelöscht.',
  sources: {
    typed: forms({
      one: '{n} Chat oder Formular, in dem die Adresse nur getippt wurde',
      other: '{n} Chats oder Formulare, in denen die Adresse nur getippt wurde',
    }),
    cards: forms({ one: '{n} Datenanfrage im Chat', other: '{n} Datenanfragen im Chat' }),
    attachments: forms({ one: '{n} Bild oder Datei', other: '{n} Bilder oder Dateien' }),
    notes: forms({ one: '{n} interne Notiz', other: '{n} interne Notizen' }),
    tags: forms({ one: '{n} Schlagwort', other: '{n} Schlagwörter' }),
    blocks: forms({ one: '{n} Sperre', other: '{n} Sperren' }),
    audit: forms({
      one: '{n} Eintrag darüber, wer die Daten gelesen hat',
      other: '{n} Einträge darüber, wer die Daten gelesen hat',
    }),
    leads: forms({ one: '{n} Nachricht aus dem Formular', other: '{n} Nachrichten aus dem Formular' }),
    conversations: forms({ one: '{n} Chat', other: '{n} Chats' }),
    consents: forms({ one: '{n} Einwilligung', other: '{n} Einwilligungen' }),
    mails: forms({ one: '{n} nicht gesendete E-Mail', other: '{n} nicht gesendete E-Mails' }),
    marketing: forms({
      one: '{n} Eintrag in Listen für Angebote',
      other: '{n} Einträge in Listen für Angebote',
    }),
    confirmations: forms({ one: '{n} unbenutzter Link', other: '{n} unbenutzte Links' }),
    requests: forms({ one: '{n} frühere Datenschutzanfrage', other: '{n} frühere Datenschutzanfragen' }),
  },
  identity: 'Bestätigen, wer fragt',
  identityText:
    'Verlangen Sie nie einen Ausweis. Der Link in einer E-Mail an die Adresse genügt; am Telefon fragen Sie etwas, das nur der Kunde weiß.',
  sendMail: 'Link an die Adresse senden',
  identifiedBy: {
    conversation: 'durch den Chat selbst',
    email: 'durch den Link in einer E-Mail',
    phone_call: 'durch Rückruf unter der bekannten Nummer',
    order: 'durch Details einer Bestellung',
    store: 'durch das Shopsystem',
    account: 'durch Anmeldung im Shop',
  },
  proofs: {
    phone_call: 'Ich habe unter der bekannten Nummer zurückgerufen',
    order: 'Die Person kannte Details einer Bestellung',
    account: 'Die Person hat sich im Shop angemeldet',
  },
  known: 'Es ist bestätigt, wer fragt.',
  act: 'Antworten',
  save: 'Alles als Datei speichern',
  answer: 'Antwort an die Person senden',
  answerLink: 'Link zur Antwort',
  newLink: 'Neuen Link erstellen',
  gaveLink: 'Link übergeben',
  answerMailed:
    'Die E-Mail mit dem Link wartet auf den Versand. Erledigt ist der Antrag, sobald ein Mailserver die E-Mail angenommen hat. Derselbe Link, sieben Tage gültig: {url}',
  answerTaken:
    'Der Mailserver hat die E-Mail mit dem Link angenommen, der Antrag ist erledigt. Derselbe Link, sieben Tage gültig: {url}',
  answerMails: {
    waiting:
      'Die E-Mail mit der Antwort ist noch nicht gesendet. Der Antrag bleibt offen, bis ein Mailserver die E-Mail angenommen hat.',
    failed:
      'Die E-Mail mit der Antwort konnte nicht gesendet werden. Der Postausgang des Shops nennt den Grund; senden Sie die Antwort noch einmal, oder geben Sie der Person den Link auf anderem Weg und markieren Sie den Antrag als erledigt.',
    gone: 'Die E-Mail mit der Antwort wurde verworfen, ohne gesendet zu werden. Senden Sie die Antwort noch einmal, oder geben Sie der Person den Link auf anderem Weg und markieren Sie den Antrag als erledigt.',
    by_hand:
      'Die Antwort geht nicht per E-Mail, weil es keinen Mailserver oder keine Adresse gibt. Geben Sie der Person den Link selbst; er gilt sieben Tage. Ein neuer Link macht den vorigen ungültig. Der Antrag bleibt offen, bis Sie die Übergabe bestätigen.',
  },
  erase: 'Alles endgültig löschen',
  eraseAsk:
    'Damit werden Nachrichten, Chats und wartende E-Mails dieser Person in diesem Shop gelöscht, und ihre Adresse wird aus anderen Chats entfernt. Das lässt sich nicht zurücknehmen. Die Person erfährt es per E-Mail. Ohne Mailserver oder E-Mail-Adresse benachrichtigen Sie sie selbst: Notieren Sie vorher, wie Sie sie erreichen.',
  toldErased: { mail: 'E-Mail an die Person vorbereitet', by_hand: 'die Person erfährt es nicht per E-Mail' },
  tellErased: {
    lead: 'Die Person erfährt es nicht per E-Mail, weil es keinen Mailserver oder keine Adresse gibt. Benachrichtigen Sie sie selbst:',
    text: 'Auf Ihren Antrag haben wir die Daten aus Chat und Formularen gelöscht, die mit Ihrer Adresse verbunden waren. Es bleibt nur:',
    what: 'die Antwort',
  },
  restrict: 'Vor dem Team verbergen, aber behalten',
  lift: 'Einschränkung aufheben',
  stillHidden: 'Durch diesen Antrag ausgeblendet',
  stillHiddenText:
    'Was dieser Antrag ausgeblendet hat, bleibt ausgeblendet und wird nicht gelöscht; heben Sie die Einschränkung auf, sobald ihr Grund entfallen ist.',
  reachedNothing:
    'Zu dieser Person wurde nichts Gespeichertes erreicht und nichts vermerkt; suchen Sie sie über eine andere Adresse, eine Nummer oder ihr Formular.',
  rectify: 'Berichtigen',
  fields: { email: 'E-Mail', name: 'Name', phone: 'Telefon' },
  newValue: 'Richtiger Wert',
  rectifyOffers:
    'Wurden im selben Formular Angebote angekreuzt, verlässt die bisherige Adresse oder Nummer die Liste; die neue kommt erst hinein, wenn die Person erneut zustimmt.',
  complete: 'Als erledigt markieren',
  extend: 'Um zwei Monate verlängern',
  extendText: 'Nur einmal. Sie müssen der Person den Grund innerhalb des ersten Monats nennen.',
  extendWhy: 'Grund',
  extensions: { complexity: 'der Antrag ist komplex', number: 'es gibt viele Anträge zugleich' },
  aboutPerson: 'Was speichern wir über diese Person?',
  fromLead: 'Über die Person, die die Anfrage gesendet hat.',
  fromConversation: 'Über den Besucher in diesem Chat.',
  selfErase: 'Löschung auf Wunsch von Besuchern',
  selfEraseText:
    'Eine Person fragt auf der Seite „Ihre Daten“ und bestätigt mit einem Link aus einer E-Mail.',
  atOnce: 'Sofort löschen, wenn die Person per E-Mail bestätigt',
  collecting: 'Wird gesammelt: {done} von {total}',
  refuse: 'Ablehnen',
  refusedOffers:
    'Angebote an diese Person enden in jedem Fall: Ein Widerspruch gegen Direktwerbung gilt immer (Art. 21 Abs. 3 DSGVO).',
  refusals: {
    unfounded: 'offenkundig unbegründet oder exzessiv',
    not_identified: 'die Person war nicht identifizierbar',
    claims: 'nötig für Rechtsansprüche',
    compelling_ground: 'zwingende schutzwürdige Gründe',
    nothing_held: 'nichts ist gespeichert',
  },
  inThePlatform: {
    title: 'Im Shopsystem',
    lead: 'Bestellungen, Konten und Kommentare speichert das Shopsystem selbst. Geben Sie den Antrag weiter, bevor Sie ihn abschließen: Er erscheint dann in den Datenschutzwerkzeugen des Shopsystems, und dort entscheidet jemand.',
    handOver: 'An das Shopsystem weitergeben',
    no_adapter:
      'Bestellungen, Konten und andere Daten des Shopsystems sind von hier nicht erreichbar: Dieser Shop hat kein Plugin, das solche Anträge annimmt. Verwenden Sie dafür die Werkzeuge des Shopsystems.',
    nobody_named:
      'Das Shopsystem kann diese Person nicht finden: Der Antrag nennt weder E-Mail-Adresse noch Telefonnummer.',
    states: {
      waiting: 'Wartet seit {at} auf das Shopsystem.',
      taken: 'Am {at} vom Shopsystem empfangen.',
      done: 'Am {at} im Shopsystem erledigt.',
      refused: 'Im Shopsystem nicht erledigt, {at}: {why}.',
    },
    howToFetch:
      'Das Plugin fragt etwa einmal am Tag und nach jeder Änderung der Datenschutzerklärung nach. Um ihn jetzt abzuholen, klicken Sie im Shopsystem auf „Verbindung prüfen“. Lassen Sie den Antrag bis dahin offen.',
    whoDecides:
      'Er steht in den Datenschutzwerkzeugen des Shopsystems. Dort geschieht nichts, bis jemand auf die Schaltfläche klickt.',
    whoErases: 'Eine Löschung dort umfasst auch den Chat und schließt diesen Antrag ab.',
    late: 'Der Antrag wurde abgeschlossen, bevor das Shopsystem ihn abgeholt hat. Verwenden Sie die Werkzeuge des Shopsystems.',
    takeBack: 'Zurücknehmen',
    again: 'Noch einmal weitergeben',
    eraseWaits:
      'Das Shopsystem hat den Antrag noch nicht abgeholt. Löschen Sie hier alles, erhält es ihn nicht mehr.',
    refusals: {
      no_email: 'es hat keine E-Mail-Adresse für diese Person',
      dismissed: 'er wurde dort entfernt, ohne ausgeführt zu werden',
      expired: 'die Person hat ihn nicht rechtzeitig bestätigt',
      failed: 'seine Werkzeuge konnten ihn nicht annehmen',
    },
  },
  working: 'Wird gelöscht: {done} von {total}',
  removed: 'Entfernt: {n}',
  history: 'Verlauf',
  /** How the person was told. */
  told: { link: 'Link der Person übergeben' },
  acts: {
    received: 'eingegangen',
    identity_mail: 'Link an die Adresse angefordert',
    identified: 'Identität bestätigt',
    exported: 'Daten als Datei gespeichert',
    answered: 'Antwort vorbereitet',
    answered_partly:
      'Antwort über den Link der Person, ohne interne Notizen und ohne Chats und Formulare, in denen die Adresse nur im Text steht. Prüfen Sie, ob diese von der Person sind: Wenn ja, senden Sie die Antwort; wenn nicht, markieren Sie den Antrag als erledigt',
    included: 'angegeben, welche Chats und Formulare mit getippter Adresse von dieser Person sind',
    left_to_shop:
      'nicht sofort gelöscht: In manchen Chats oder Formularen steht die Adresse nur im Text. Prüfen Sie vor dem Löschen, ob diese von der Person sind',
    tell_failed:
      'die E-Mail über die Löschung konnte nicht zugestellt werden: informieren Sie die Person anders',
    answer_sent: 'E-Mail mit der Antwort vom Mailserver angenommen',
    erased: 'gelöscht',
    restricted: 'eingeschränkt',
    lifted: 'Einschränkung aufgehoben',
    rectified: 'berichtigt',
    extended: 'verlängert',
    refused: 'abgelehnt',
    done: 'erledigt',
    handed_over: 'an das Shopsystem weitergegeben',
    taken_back: 'zurückgenommen, bevor das Shopsystem ihn abgeholt hat',
    store_taken: 'vom Shopsystem empfangen',
    store_done: 'im Shopsystem erledigt',
    store_refused: 'im Shopsystem nicht erledigt',
  },
};
