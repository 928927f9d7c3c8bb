import type { RightsWords } from './rights-words.ts';

export const en: RightsWords = {
  groups: {
    leads: 'Messages from the contact form',
    conversations: 'Chats',
    mentions: 'Mentions in chats of other people',
    cards: 'Answers to data requests',
    consents: 'Consents and what became of them',
    mails: 'E-mails waiting to be sent',
    marketing: 'Consents to offers',
    suppressions: 'Addresses to which no offers may be sent',
    notices: 'Information that was shown',
    confirmations: 'Links sent by e-mail, waiting to be used',
    requests: 'Requests about your data',
  },
  fields: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    reference: 'Number',
    createdAt: 'Stored',
    message: 'Message',
    page: 'Sent from page',
    product: 'Product on that page',
    basis: 'Legal basis',
    noticeId: 'Number of the notice',
    keptUntil: 'Kept until',
    openedAt: 'Begun',
    customer: 'What the store said of its customer',
    conversationId: 'Chat',
    at: 'Time',
    author: 'Who',
    text: 'Text',
    to: 'To',
    subject: 'Subject',
    action: 'What happened',
    purpose: 'Purpose',
    occurredAt: 'When',
    method: 'How',
    subjectKey: 'Fingerprint of the address (the address cannot be read from it)',
    signature: 'Signature',
    shownSince: 'In use since',
    retention: 'How long',
    recipients: 'Recipients',
    policy: 'Privacy policy',
    receivedAt: 'Received',
    kind: 'About',
    closedAt: 'Closed',
  },
  storeWord: {
    guest: 'Not signed in',
    signedIn: (sub) => `Signed in, customer number ${sub}`,
    cart: (items, total) => `In the cart: ${items}, together ${total}`,
    order: (number) => `Order ${number}`,
  },
  bases: {
    consent: 'consent (Art. 6(1)(a) GDPR)',
    request: 'answering the enquiry (Art. 6(1)(b) or (f) GDPR)',
  },
  authors: { visitor: 'You', staff: 'Consultant', system: 'System' },
  actions: {
    granted: 'consent given',
    confirmed: 'consent confirmed',
    withdrawn: 'consent withdrawn',
    expired: 'consent ran out',
    superseded: 'replaced by a newer consent',
  },
  purposes: {
    reply: 'answering the message',
    marketing_email: 'offers by e-mail',
    marketing_phone: 'offers by text message and phone',
  },
  retained: {
    proof:
      'A record that consent was given or withdrawn, without text and contact details: needed for the defence of legal claims (Art. 17(3)(e) GDPR); it goes when its time is over.',
    suppression:
      'The mark that no offers may be sent to this address (Art. 21(3) GDPR): without it the objection could not be respected.',
    hold: 'Data needed to establish, exercise or defend legal claims (Art. 17(3)(e) GDPR).',
    register:
      'An entry in the register of requests, without contact details: proof that we answered in time (Art. 12 GDPR).',
    notice:
      "The text of the notice is the shop's own, holds nothing about you, and stays while a record of consent points at it.",
  },
  kinds: {
    access: 'access to data',
    portability: 'a copy of data to take elsewhere',
    rectification: 'correction of data',
    restriction: 'restriction of processing',
    objection: 'an objection to processing',
    erasure: 'erasure of data',
  },
  answer: {
    title: (shop) => `Your data at ${shop}`,
    made: 'As of',
    nothing: 'We hold no data connected with this address.',
    controller: 'Controller',
    recipients: 'Who received the data',
    noRecipients: 'Nobody but the shop.',
    howLong: 'How long we keep it',
    retention: ({ leadDays, conversationDays }) =>
      `Messages from the form: at most ${leadDays} days from the last contact. Chats: at most ${conversationDays} days from their beginning. The exact day stands with each entry.`,
    rights: 'Your rights',
    rightsList: [
      'You can have data corrected that are wrong.',
      'You can have data erased, or their processing restricted.',
      'You can object to processing that rests on a legitimate interest.',
      'You can withdraw a consent at any time; what happened before stays lawful.',
      'You can take the JSON file to another company.',
    ],
    complaint: (authority) => `You can also complain to ${authority}.`,
  },
  page: {
    question: {
      access: {
        title: 'We show you your data',
        paragraphs: [
          'This link came to your address, so we know that it is you who asks.',
          'When you press the button, we prepare everything that the shop holds in connection with this address.',
        ],
        button: 'Prepare my data',
      },
      portability: {
        title: 'We prepare your data to take along',
        paragraphs: [
          'This link came to your address, so we know that it is you who asks.',
          'When you press the button, we prepare a file that you can give to another company.',
        ],
        button: 'Prepare my data',
      },
      rectification: {
        title: 'You ask for a correction',
        paragraphs: [
          'When you press the button, the shop receives your request and writes to you about what to correct.',
        ],
        button: 'Confirm my request',
      },
      restriction: {
        title: 'You ask to restrict processing',
        paragraphs: [
          'When you press the button, the shop receives your request. Restricted data are hidden from staff and not deleted.',
        ],
        button: 'Confirm my request',
      },
      objection: {
        title: 'You object',
        paragraphs: [
          'When you press the button, the shop receives your objection. It erases the data unless it shows a compelling reason to use them.',
        ],
        button: 'I object',
      },
      erasure: {
        title: 'You ask to have your data erased',
        paragraphs: [
          'When you press the button, your request is taken. An erasure cannot be undone.',
          'Messages, chats and e-mails waiting to be sent go. Only what the law tells or allows us to keep stays, and we say what that is.',
        ],
        button: 'Erase my data',
      },
    },
    answerReady: {
      title: 'Your data are ready',
      paragraphs: [
        'You can open and save them now. We have sent the same link by e-mail; it works for 7 days.',
      ],
    },
    openAnswer: 'Open my data',
    erased: {
      title: 'Your data have been erased',
      removed: (count) => `Entries removed: ${count}.`,
    },
    registered: {
      title: 'Your request has been received',
      text: (shop, due) => `${shop} answers by ${due}.`,
    },
  },
  mails: {
    confirmation: {
      subject: 'Confirm your request about your data: {shop}',
      text: 'Somebody, probably you, asked {shop} for: {kind}.\n\nTo confirm that it is you, open the page and press the button:\n\n{link}\n\nThe link works for 48 hours. If it was not you, do nothing: without a confirmation nothing happens.',
    },
    answer: {
      subject: 'Your data are ready: {shop}',
      text: 'Under this link you see and save the data that {shop} holds in connection with your address:\n\n{link}\n\nThe link works for 7 days. Give it to nobody: whoever has it sees your data.',
    },
    due: {
      subject: 'A request must be answered by {day}: {shop}',
      text: 'A request about personal data is waiting at {shop}. Answer it by {day} (Art. 12(3) GDPR).\n\n{link}\n\nThe time can be extended once, by two months, with a reason.',
    },
  },
};
