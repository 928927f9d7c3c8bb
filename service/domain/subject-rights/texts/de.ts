import type { RightsWords } from './rights-words.ts';

export const de: RightsWords = {
  groups: {
    leads: 'Nachrichten aus dem Kontaktformular',
    conversations: 'Chats',
    mentions: 'Erwähnungen in Chats anderer Personen',
    cards: 'Antworten auf Datenanfragen',
    consents: 'Einwilligungen und was aus ihnen wurde',
    mails: 'E-Mails, die auf den Versand warten',
    marketing: 'Einwilligungen in Werbung',
    suppressions: 'Adressen, an die keine Werbung gesendet werden darf',
    notices: 'Informationen, die angezeigt wurden',
    confirmations: 'Per E-Mail gesendete Links, die auf Nutzung warten',
    requests: 'Anträge zu Ihren Daten',
  },
  fields: {
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    reference: 'Nummer',
    createdAt: 'Gespeichert',
    message: 'Nachricht',
    page: 'Gesendet von Seite',
    product: 'Produkt auf dieser Seite',
    basis: 'Rechtsgrundlage',
    noticeId: 'Nummer der Information',
    keptUntil: 'Gespeichert bis',
    openedAt: 'Begonnen',
    customer: 'Was der Shop über seinen Kunden mitteilte',
    conversationId: 'Chat',
    at: 'Zeit',
    author: 'Wer',
    text: 'Text',
    to: 'An',
    subject: 'Betreff',
    action: 'Was geschah',
    purpose: 'Zweck',
    occurredAt: 'Wann',
    method: 'Wie',
    subjectKey: 'Fingerabdruck der Adresse (die Adresse lässt sich daraus nicht ablesen)',
    signature: 'Signatur',
    shownSince: 'Gültig seit',
    retention: 'Wie lange',
    recipients: 'Empfänger',
    policy: 'Datenschutzerklärung',
    receivedAt: 'Eingegangen',
    kind: 'Betrifft',
    closedAt: 'Abgeschlossen',
  },
  storeWord: {
    guest: 'Nicht angemeldet',
    signedIn: (sub) => `Angemeldet, Kundennummer ${sub}`,
    cart: (items, total) => `Im Warenkorb: ${items} Stück, zusammen ${total}`,
    order: (number) => `Bestellung ${number}`,
  },
  bases: {
    consent: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)',
    request: 'Beantwortung der Anfrage (Art. 6 Abs. 1 lit. b oder f DSGVO)',
  },
  authors: { visitor: 'Sie', staff: 'Beratung', system: 'System' },
  actions: {
    granted: 'Einwilligung erteilt',
    confirmed: 'Einwilligung bestätigt',
    withdrawn: 'Einwilligung widerrufen',
    expired: 'Einwilligung abgelaufen',
    superseded: 'durch eine neuere Einwilligung ersetzt',
  },
  purposes: {
    reply: 'Beantwortung der Nachricht',
    marketing_email: 'Angebote per E-Mail',
    marketing_phone: 'Angebote per SMS und Telefon',
  },
  retained: {
    proof:
      'Ein Nachweis, dass eine Einwilligung erteilt oder widerrufen wurde, ohne Text und ohne Kontaktdaten: nötig zur Verteidigung gegen Rechtsansprüche (Art. 17 Abs. 3 lit. e DSGVO); er wird gelöscht, wenn seine Frist endet.',
    suppression:
      'Der Vermerk, dass an diese Adresse keine Angebote gesendet werden dürfen (Art. 21 Abs. 3 DSGVO): ohne ihn könnte der Widerspruch nicht beachtet werden.',
    hold: 'Daten, die zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen nötig sind (Art. 17 Abs. 3 lit. e DSGVO).',
    register:
      'Ein Eintrag im Verzeichnis der Anträge ohne Kontaktdaten: Nachweis, dass wir fristgerecht geantwortet haben (Art. 12 DSGVO).',
    notice:
      'Der Text der Information gehört dem Shop, enthält nichts über Sie und bleibt, solange ein Einwilligungsnachweis auf ihn verweist.',
  },
  kinds: {
    access: 'Auskunft über Daten',
    portability: 'Übertragung von Daten',
    rectification: 'Berichtigung von Daten',
    restriction: 'Einschränkung der Verarbeitung',
    objection: 'Widerspruch gegen die Verarbeitung',
    erasure: 'Löschung von Daten',
  },
  answer: {
    title: (shop) => `Ihre Daten bei ${shop}`,
    made: 'Stand',
    nothing: 'Wir speichern keine Daten, die mit dieser Adresse verbunden sind.',
    controller: 'Verantwortlicher',
    recipients: 'Wer die Daten erhalten hat',
    noRecipients: 'Niemand außer dem Shop.',
    howLong: 'Wie lange wir speichern',
    retention: ({ leadDays, conversationDays }) =>
      `Nachrichten aus dem Formular: höchstens ${leadDays} Tage ab dem letzten Kontakt. Chats: höchstens ${conversationDays} Tage ab Beginn. Das genaue Datum steht bei jedem Eintrag.`,
    rights: 'Ihre Rechte',
    rightsList: [
      'Sie können falsche Daten berichtigen lassen.',
      'Sie können Daten löschen oder ihre Verarbeitung einschränken lassen.',
      'Sie können der Verarbeitung widersprechen, die auf einem berechtigten Interesse beruht.',
      'Sie können eine Einwilligung jederzeit widerrufen; was vorher geschah, bleibt rechtmäßig.',
      'Die JSON-Datei können Sie einem anderen Unternehmen geben.',
    ],
    complaint: (authority) => `Sie können sich auch bei ${authority} beschweren.`,
  },
  page: {
    question: {
      access: {
        title: 'Wir zeigen Ihnen Ihre Daten',
        paragraphs: [
          'Dieser Link kam an Ihre Adresse, also wissen wir, dass Sie selbst fragen.',
          'Wenn Sie den Knopf drücken, stellen wir alles zusammen, was der Shop zu dieser Adresse speichert.',
        ],
        button: 'Meine Daten zusammenstellen',
      },
      portability: {
        title: 'Wir stellen Ihre Daten zum Mitnehmen zusammen',
        paragraphs: [
          'Dieser Link kam an Ihre Adresse, also wissen wir, dass Sie selbst fragen.',
          'Wenn Sie den Knopf drücken, entsteht eine Datei, die Sie einem anderen Unternehmen geben können.',
        ],
        button: 'Meine Daten zusammenstellen',
      },
      rectification: {
        title: 'Sie verlangen eine Berichtigung',
        paragraphs: [
          'Wenn Sie den Knopf drücken, erhält der Shop Ihren Antrag und schreibt Ihnen, was zu berichtigen ist.',
        ],
        button: 'Antrag bestätigen',
      },
      restriction: {
        title: 'Sie verlangen die Einschränkung der Verarbeitung',
        paragraphs: [
          'Wenn Sie den Knopf drücken, erhält der Shop Ihren Antrag. Eingeschränkte Daten sind für Mitarbeitende unsichtbar und werden nicht gelöscht.',
        ],
        button: 'Antrag bestätigen',
      },
      objection: {
        title: 'Sie widersprechen',
        paragraphs: [
          'Wenn Sie den Knopf drücken, erhält der Shop Ihren Widerspruch. Er löscht die Daten, sofern er keinen zwingenden Grund nachweist.',
        ],
        button: 'Ich widerspreche',
      },
      erasure: {
        title: 'Sie verlangen die Löschung Ihrer Daten',
        paragraphs: [
          'Wenn Sie den Knopf drücken, ist Ihr Antrag gestellt. Eine Löschung lässt sich nicht rückgängig machen.',
          'Nachrichten, Chats und wartende E-Mails verschwinden. Es bleibt nur, was das Gesetz vorschreibt oder erlaubt, und wir sagen, was das ist.',
        ],
        button: 'Meine Daten löschen',
      },
    },
    answerReady: {
      title: 'Ihre Daten liegen bereit',
      paragraphs: [
        'Sie können sie jetzt öffnen und speichern. Denselben Link haben wir per E-Mail gesendet; er gilt 7 Tage.',
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
  },
  mails: {
    confirmation: {
      subject: 'Bestätigen Sie Ihren Antrag zu Ihren Daten: {shop}',
      text: 'Jemand, vermutlich Sie, hat bei {shop} beantragt: {kind}.\n\nUm zu bestätigen, dass Sie es sind, öffnen Sie die Seite und drücken Sie den Knopf:\n\n{link}\n\nDer Link gilt 48 Stunden. Wenn Sie es nicht waren, tun Sie nichts: ohne Bestätigung geschieht nichts.',
    },
    answer: {
      subject: 'Ihre Daten liegen bereit: {shop}',
      text: 'Unter diesem Link sehen und speichern Sie die Daten, die {shop} zu Ihrer Adresse speichert:\n\n{link}\n\nDer Link gilt 7 Tage. Geben Sie ihn niemandem: Wer ihn hat, sieht Ihre Daten.',
    },
    due: {
      subject: 'Ein Antrag ist bis {day} zu beantworten: {shop}',
      text: 'Bei {shop} wartet ein Antrag zu personenbezogenen Daten. Beantworten Sie ihn bis {day} (Art. 12 Abs. 3 DSGVO).\n\n{link}\n\nDie Frist lässt sich einmal um zwei Monate verlängern, mit Angabe des Grundes.',
    },
  },
};
