import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { RightsWords } from './rights-words.ts';

export const de: RightsWords = {
  groups: {
    leads: 'Nachrichten aus dem Kontaktformular',
    conversations: 'Chats',
    mentions: 'Erwähnungen in Chats anderer Personen',
    notes: 'Interne Notizen des Shops zu Ihren Chats',
    tags: 'Schlagwörter Ihrer Chats',
    cards: 'Antworten auf Datenanfragen',
    attachments: 'Bilder und Dateien in Chats',
    consents: 'Einwilligungen und ihre Änderungen',
    mails: 'E-Mails, die auf den Versand warten',
    marketing: 'Einwilligungen in Werbung',
    suppressions: 'Adressen, an die keine Werbung gesendet werden darf',
    notices: 'Angezeigte Datenschutzhinweise',
    confirmations: 'Per E-Mail gesendete Links, die auf Nutzung warten',
    requests: 'Anträge zu Ihren Daten',
    readings: 'Wer Ihre Daten gelesen hat',
  },
  fields: {
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    answer: 'Antwort',
    answeredAt: 'Beantwortet am',
    reference: 'Nummer',
    createdAt: 'Gespeichert',
    message: 'Nachricht',
    page: 'Gesendet von Seite',
    product: 'Produkt auf dieser Seite',
    basis: 'Rechtsgrundlage',
    noticeId: 'Nummer des Hinweises',
    textByMail: 'Text der Antworten auch per E-Mail, seit',
    byMail: 'Kam per E-Mail; Absender und Ergebnis der Prüfungen',
    keptUntil: 'Gespeichert bis',
    leadStep: 'Bearbeitung',
    suspicions: 'Als Spam verdächtigt, weil',
    openedAt: 'Begonnen',
    customer: 'Was das Shopsystem über seinen Kunden mitgeteilt hat',
    blocked: 'Der Shop hat den Chat beendet und nimmt darin nichts mehr an, Grund',
    conversationId: 'Chat',
    at: 'Zeit',
    author: 'Wer',
    text: 'Text',
    file: 'Datei',
    bytes: 'Größe in Bytes',
    content: 'Die Datei selbst',
    to: 'An',
    subject: 'Betreff',
    action: 'Was geschah',
    purpose: 'Zweck',
    occurredAt: 'Wann',
    method: 'Wie',
    subjectKey:
      'Fingerabdruck der Adresse (ohne den geheimen Schlüssel des Shops lässt sich die Adresse daraus nicht ablesen)',
    disclosure: 'Offenlegung: zeigt, dass der Eintrag diese Adresse betrifft (als Datei speichern)',
    signature: 'Signatur',
    shownSince: 'Gültig seit',
    retention: 'Wie lange',
    recipients: 'Empfänger',
    policy: 'Datenschutzerklärung',
    receivedAt: 'Eingegangen',
    kind: 'Betrifft',
    closedAt: 'Abgeschlossen',
    reader: 'Wer',
    lastAt: 'Zuletzt',
    times: 'Wie oft',
  },
  notesFollow:
    'Interne Notizen des Shops zu Ihren Chats; ihren Wortlaut sendet Ihnen der Shop selbst, innerhalb der Frist Ihres Antrags',
  typedFollow:
    'Chats und Formulare, in denen jemand Ihre Adresse geschrieben hat; der Shop prüft zuerst, ob sie von Ihnen sind, und sendet Ihnen diese dann selbst, innerhalb der Frist für Ihren Antrag',
  fileContent: {
    byShop: 'nicht Teil dieses Dokuments; fragen Sie den Shop danach',
    byLink: (day) =>
      `speichern Sie sie auf der Seite, von der Sie dieses Dokument haben; der Link gilt bis ${day}`,
  },
  typedUnerased: (count) =>
    `Chats und Formulare, in die jemand diese Adresse nur getippt hat, sind geblieben (${count}): Sie können von jemand anderem sein. Prüfen Sie sie in der Konsole: Erfassen Sie eine Anfrage auf Löschung und wählen Sie die aus, die von dieser Person sind.`,
  phoneUnsearched: {
    answer:
      'Unter der Telefonnummer allein wurde nichts gesucht außer Angeboten, die in Ihren eigenen Formularen angekreuzt wurden, denn eine Nummer zeigt nicht, wem sie gehört; sagen Sie dem Shop Bescheid, wenn Sie ihm nur mit der Nummer und ohne E-Mail-Adresse geschrieben haben',
    erasure:
      'Unter der Telefonnummer allein wurde nichts gesucht außer Angeboten, die in den eigenen Formularen dieser Person angekreuzt wurden, denn eine Nummer zeigt nicht, wem sie gehört. Suchen Sie in der Zgoda-Konsole nach der Nummer, sobald Sie wissen, dass sie dieser Person gehört.',
  },
  customerWords: {
    guest: 'Nicht angemeldet',
    signedIn: (sub) => `Angemeldet, Kundennummer ${sub}`,
    cart: (items, total) => `Im Warenkorb: ${items} Stück, insgesamt ${total}`,
    order: (number) => `Bestellung ${number}`,
  },
  blockReasons: {
    abuse: 'beleidigende Nachrichten',
    threat: 'Drohungen',
    spam: 'Spam',
    fraud: 'Betrugsversuch',
    other: 'ein anderer',
  },
  leadStates: { new: 'neu', in_work: 'in Arbeit', answered: 'beantwortet', closed: 'abgeschlossen' },
  withSomebody: 'bei einem Berater',
  suspicionReasons: {
    fast: 'sie wenige Sekunden nach dem Laden des Formulars gesendet wurde',
    trap: 'ein unsichtbares Feld ausgefüllt war',
    links: 'sie viele Links zu anderen Seiten hat',
    link_code: 'sie Link-Code enthält',
    repeated: 'derselbe Text mehrmals innerhalb eines Tages kam',
  },
  bases: {
    consent: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)',
    request: REQUEST_BASIS.de,
  },
  authors: { visitor: 'Sie', staff: 'Beratung', system: 'System' },
  actions: {
    granted: 'Einwilligung erteilt',
    informed: 'Datenschutzhinweis gezeigt, keine Einwilligung verlangt',
    confirmed: 'Einwilligung bestätigt',
    withdrawn: 'Einwilligung widerrufen',
    expired: 'Einwilligung abgelaufen',
    superseded: 'durch eine neuere Einwilligung ersetzt',
  },
  purposes: {
    card: 'Angaben auf einer Karte; den Zweck nennt der gezeigte Hinweis',
    reply: 'Beantwortung der Nachricht',
    marketing_email: 'Angebote per E-Mail',
    marketing_phone: 'Angebote per SMS und Telefon',
  },
  retained: {
    proof:
      'Ein Nachweis, dass eine Einwilligung erteilt oder widerrufen wurde, ohne Text und ohne Kontaktdaten: nötig zur Verteidigung gegen Rechtsansprüche (Art. 17 Abs. 3 lit. e DSGVO); er wird nach Ablauf der Speicherdauer gelöscht.',
    suppression:
      'Der Vermerk, dass an diese Adresse keine Angebote gesendet werden dürfen (Art. 21 Abs. 3 DSGVO): Ohne ihn könnte der Widerspruch nicht beachtet werden.',
    hold: 'Daten, die der Shop wegen eines Anspruchs, einer Reklamation oder eines Behördenverfahrens aufbewahrt (Art. 17 Abs. 3 lit. b oder e DSGVO).',
    register:
      'Ein Eintrag im Verzeichnis der Anträge ohne Kontaktdaten: Er zeigt, was beantragt und was getan wurde (Art. 5 Abs. 2 und Art. 12 DSGVO).',
    notice:
      'Der Text des Hinweises gehört dem Shop, enthält nichts über Sie und bleibt gespeichert, solange ein Einwilligungsnachweis auf ihn verweist.',
  },
  kinds: {
    access: 'Auskunft über Ihre Daten',
    portability: 'Übertragung Ihrer Daten',
    rectification: 'Berichtigung Ihrer Daten',
    restriction: 'Einschränkung der Verarbeitung Ihrer Daten',
    objection: 'Widerspruch gegen die Verarbeitung Ihrer Daten',
    erasure: 'Löschung Ihrer Daten',
  },
  answer: {
    title: (shop) => `Ihre Daten bei ${shop}`,
    made: 'Stand',
    nothing: 'Wir speichern keine Daten, die mit dieser Adresse verbunden sind.',
    controller: 'Verantwortlicher',
    recipients: 'Wer die Daten erhalten hat',
    howLong: 'Wie lange wir speichern',
    exactDates: 'Das genaue Datum steht bei jedem Eintrag.',
    rights: 'Ihre Rechte',
    rightsList: [
      'Sie können falsche Daten berichtigen lassen.',
      'Sie können Daten löschen oder ihre Verarbeitung einschränken lassen.',
      'Sie können der Verarbeitung widersprechen, die auf einem berechtigten Interesse beruht.',
      'Sie können eine Einwilligung jederzeit widerrufen; die Rechtmäßigkeit dessen, was vorher geschah, bleibt davon unberührt.',
      'Die JSON-Datei können Sie einem anderen Unternehmen geben.',
    ],
    complaint: (authority) => `Sie können sich auch bei ${authority} beschweren.`,
  },
  page: {
    question: {
      access: {
        title: 'Auskunft über Ihre Daten',
        paragraphs: [
          'Dieser Link wurde an Ihre Adresse gesendet, daher wissen wir, dass der Antrag von Ihnen kommt.',
          'Wenn Sie auf die Schaltfläche klicken, stellen wir alles zusammen, was der Shop zu dieser Adresse speichert.',
        ],
        button: 'Meine Daten zusammenstellen',
      },
      portability: {
        title: 'Übertragung Ihrer Daten',
        paragraphs: [
          'Dieser Link wurde an Ihre Adresse gesendet, daher wissen wir, dass der Antrag von Ihnen kommt.',
          'Wenn Sie auf die Schaltfläche klicken, erstellen wir eine Datei, die Sie einem anderen Unternehmen geben können.',
        ],
        button: 'Meine Daten zusammenstellen',
      },
      rectification: {
        title: 'Berichtigung Ihrer Daten',
        paragraphs: [
          'Wenn Sie auf die Schaltfläche klicken, erhält der Shop Ihren Antrag und fragt Sie schriftlich, was zu berichtigen ist.',
        ],
        button: 'Antrag bestätigen',
      },
      restriction: {
        title: 'Einschränkung der Verarbeitung Ihrer Daten',
        paragraphs: [
          'Wenn Sie auf die Schaltfläche klicken, erhält der Shop Ihren Antrag. Eingeschränkte Daten sind für Mitarbeitende nicht sichtbar, werden aber nicht gelöscht.',
        ],
        button: 'Antrag bestätigen',
      },
      objection: {
        title: 'Widerspruch gegen die Verarbeitung Ihrer Daten',
        paragraphs: [
          'Wenn Sie auf die Schaltfläche klicken, erhält der Shop Ihren Widerspruch. Er löscht die Daten, sofern er keine zwingenden schutzwürdigen Gründe nachweist, die Ihre Interessen, Rechte und Freiheiten überwiegen, und die Daten nicht für Rechtsansprüche braucht.',
        ],
        button: 'Ich widerspreche',
      },
      erasure: {
        title: 'Löschung Ihrer Daten',
        paragraphs: [
          'Wenn Sie auf die Schaltfläche klicken, erhält der Shop Ihren Antrag. Eine Löschung lässt sich nicht rückgängig machen.',
          'Ihre Nachrichten, Chats und noch nicht gesendete E-Mails werden gelöscht. Es bleibt nur, was wir nach dem Gesetz aufbewahren müssen oder dürfen, und wir sagen Ihnen, was das ist.',
        ],
        button: 'Meine Daten löschen',
      },
    },
    answerReady: {
      title: 'Ihre Daten liegen bereit',
      paragraphs: [
        'Sie können sie jetzt öffnen und speichern. Denselben Link erhalten Sie auch per E-Mail; er gilt 7 Tage.',
      ],
    },
    openAnswer: 'Meine Daten öffnen',
    erased: {
      title: 'Ihre Daten sind gelöscht',
      removed: (count) => `Gelöschte Einträge: ${count}.`,
    },
    registered: {
      title: 'Ihr Antrag ist eingegangen',
      text: (shop, due) => `${shop} antwortet spätestens am ${due}.`,
    },
    typedFirst: {
      access: (due) =>
        `Ihre Adresse steht auch in Chats oder Formularen, die von jemand anderem stammen können. Der Shop prüft sie zuerst und antwortet Ihnen dazu spätestens am ${due}.`,
      erasure:
        'Es wurde noch nichts gelöscht: Ihre Adresse steht in Chats oder Formularen, die von jemand anderem stammen können. Der Shop prüft sie zuerst.',
    },
  },
  mails: {
    confirmation: {
      subject: 'Bestätigen Sie Ihren Antrag zu Ihren Daten: {shop}',
      text: 'Jemand, vermutlich Sie, hat bei {shop} beantragt: {kind}.\n\nUm zu bestätigen, dass Sie es waren, öffnen Sie die Seite und klicken Sie auf die Schaltfläche:\n\n{link}\n\nDer Link gilt 48 Stunden. Wenn Sie es nicht waren, müssen Sie nichts tun: Ohne Bestätigung geschieht nichts.\n\nVerantwortlicher: {controller}. Kontakt: {email}.',
    },
    answer: {
      subject: 'Ihre Daten liegen bereit: {shop}',
      text: 'Unter diesem Link können Sie die Daten ansehen und herunterladen, die {shop} zu Ihrer Adresse speichert:\n\n{link}\n\nDer Link gilt 7 Tage. Geben Sie ihn nicht weiter: Wer ihn hat, sieht Ihre Daten.',
    },
    erased: {
      subject: 'Ihre Daten sind gelöscht: {shop}',
      text: 'Auf Ihren Antrag hat {shop} die Daten aus Chat und Formularen gelöscht, die mit Ihrer Adresse verbunden waren. Es bleibt nur:\n\n{kept}\n\nVerantwortlicher: {controller}. Kontakt: {email}. Wenn Sie nicht einverstanden sind, können Sie sich bei der Datenschutzbehörde beschweren.',
    },
    due: {
      subject: 'Datenschutzanfrage, Antwort bis {day}: {shop}',
      text: 'Bei {shop} wartet ein Antrag zu personenbezogenen Daten. Beantworten Sie ihn bis {day} (Art. 12 Abs. 3 DSGVO).\n\n{link}\n\nDie Frist lässt sich einmal um zwei Monate verlängern. Das ist der Person vor Fristablauf mit Begründung mitzuteilen.',
    },
  },
};
