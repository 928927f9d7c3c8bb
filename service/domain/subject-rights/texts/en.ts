import { REQUEST_BASIS } from '../../model/notice/request-basis.ts';
import type { RightsWords } from './rights-words.ts';

export const en: RightsWords = {
  groups: {
    leads: 'Messages from the contact form',
    conversations: 'Chats',
    mentions: 'Mentions in other people’s chats',
    notes: 'Internal notes of the shop about your chats',
    tags: 'Tags of your chats',
    cards: 'Answers to data requests',
    attachments: 'Pictures and files in chats',
    consents: 'Consents and their changes',
    mails: 'E-mails waiting to be sent',
    marketing: 'Consents to offers',
    suppressions: 'Addresses that must not receive offers',
    notices: 'Privacy notices that were shown',
    confirmations: 'Links sent by e-mail, waiting to be used',
    requests: 'Requests about your data',
    readings: 'Who read your data',
  },
  fields: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    answer: 'Answer',
    answeredAt: 'Answered',
    reference: 'Number',
    createdAt: 'Saved',
    message: 'Message',
    page: 'Sent from page',
    product: 'Product on that page',
    basis: 'Legal basis',
    noticeId: 'Notice number',
    textByMail: 'Text of answers sent by e-mail too, since',
    byMail: 'Came by e-mail; sender, and what the checks said',
    keptUntil: 'Kept until',
    leadStep: 'Worked on',
    suspicions: 'Taken for spam, because',
    openedAt: 'Started',
    customer: 'What the shop’s system reported about its customer',
    blocked: 'The shop ended the chat and takes no more messages in it, reason',
    conversationId: 'Chat',
    at: 'Time',
    author: 'Who',
    text: 'Text',
    file: 'File',
    bytes: 'Size in bytes',
    content: 'The file itself',
    to: 'To',
    subject: 'Subject',
    action: 'What happened',
    purpose: 'Purpose',
    occurredAt: 'When',
    method: 'How',
    subjectKey:
      'Fingerprint of the address (the address cannot be read from it without the shop’s secret key)',
    disclosure: 'Disclosure: shows that the record is about this address (save it as a file)',
    signature: 'Signature',
    shownSince: 'In force since',
    retention: 'How long',
    recipients: 'Recipients',
    policy: 'Privacy policy',
    receivedAt: 'Received',
    kind: 'Type of request',
    closedAt: 'Closed',
    reader: 'Who',
    lastAt: 'Last time',
    times: 'How many times',
  },
  notesFollow:
    'Internal notes of the shop about your chats; the shop sends you their words itself, within the time for your request',
  typedFollow:
    'Chats and forms in which somebody typed your address; the shop first checks whether they are yours, and sends you those that are itself, within the time for your request',
  fileContent: {
    byShop: 'not part of this document; ask the shop for it',
    byLink: (day) => `save it on the page from which you got this document, until ${day}`,
  },
  typedUnerased: (count) =>
    `Chats and forms in which somebody only typed this address were left (${count}): they may be somebody else’s. Look at them in the console: register a request for erasure and tick those that are this person’s.`,
  phoneUnsearched: {
    answer:
      'Under the phone number alone nothing was looked for except offers that were ticked in your own forms, since a number does not show whose it is; tell the shop if you wrote to it with the number and no e-mail address',
    erasure:
      'Under the phone number alone nothing was looked for except offers that were ticked in this person’s own forms, since a number does not show whose it is. Search by the number in the Zgoda console once you know that it is this person’s.',
  },
  customerWords: {
    guest: 'Not signed in',
    signedIn: (sub) => `Signed in, customer number ${sub}`,
    cart: (items, total) => `Items in the cart: ${items}, total ${total}`,
    order: (number) => `Order ${number}`,
  },
  blockReasons: {
    abuse: 'abusive messages',
    threat: 'threats',
    spam: 'spam',
    fraud: 'attempted fraud',
    other: 'another one',
  },
  leadStates: { new: 'new', in_work: 'in work', answered: 'answered', closed: 'closed' },
  withSomebody: 'with a consultant',
  suspicionReasons: {
    fast: 'it was sent seconds after the form was loaded',
    trap: 'a hidden field was filled in',
    links: 'it has many links to other sites',
    link_code: 'it has link code',
    repeated: 'the same text was sent several times within a day',
  },
  bases: {
    consent: 'consent (Art. 6(1)(a) GDPR)',
    request: REQUEST_BASIS.en,
  },
  authors: { visitor: 'You', staff: 'Consultant', system: 'System' },
  actions: {
    granted: 'consent given',
    informed: 'privacy notice shown, no consent asked for',
    confirmed: 'consent confirmed',
    withdrawn: 'consent withdrawn',
    expired: 'consent expired',
    superseded: 'replaced by a newer consent',
  },
  purposes: {
    card: 'data given on a card; the notice that was shown states the purpose',
    reply: 'answering the message',
    marketing_email: 'offers by e-mail',
    marketing_phone: 'offers by text message and phone',
  },
  retained: {
    proof:
      'A record that consent was given or withdrawn, without text or contact details: needed for the defence of legal claims (Art. 17(3)(e) GDPR); it is deleted when its retention period ends.',
    suppression:
      'A mark that no offers may be sent to this address (Art. 21(3) GDPR): without it the objection could not be respected.',
    hold: 'Data that the shop keeps because of a claim, a complaint or a case with an authority (Art. 17(3)(b) or (e) GDPR).',
    register:
      'An entry in the register of requests, without contact details: it shows what you asked for and what was done (Art. 5(2) and 12 GDPR).',
    notice:
      'The text of the notice belongs to the shop, contains nothing about you, and is kept as long as a record of consent refers to it.',
  },
  kinds: {
    access: 'access to your data',
    portability: 'a copy of your data to give to another company',
    rectification: 'correction of your data',
    restriction: 'restriction of the processing of your data',
    objection: 'an end to the processing of your data (objection)',
    erasure: 'erasure of your data',
  },
  answer: {
    title: (shop) => `Your data at ${shop}`,
    made: 'As of',
    nothing: 'We hold no data linked to this address.',
    controller: 'Controller',
    recipients: 'Who received the data',
    howLong: 'How long we keep it',
    exactDates: 'The exact date is shown with each entry.',
    rights: 'Your rights',
    rightsList: [
      'You can have incorrect data corrected.',
      'You can have data erased or their processing restricted.',
      'You can object to processing based on a legitimate interest.',
      'You can withdraw your consent at any time; this does not affect the lawfulness of what was done before.',
      'You can give the JSON file to another company.',
    ],
    complaint: (authority) => `You can also complain to ${authority}.`,
  },
  page: {
    question: {
      access: {
        title: 'See your data',
        paragraphs: [
          'This link was sent to your address, so we know that the request is yours.',
          'When you press the button, we prepare everything the shop holds in connection with this address.',
        ],
        button: 'Prepare my data',
      },
      portability: {
        title: 'Take your data to another company',
        paragraphs: [
          'This link was sent to your address, so we know that the request is yours.',
          'When you press the button, we prepare a file that you can give to another company.',
        ],
        button: 'Prepare my data',
      },
      rectification: {
        title: 'Have your data corrected',
        paragraphs: [
          'When you press the button, the shop receives your request and writes to you to ask what to correct.',
        ],
        button: 'Confirm my request',
      },
      restriction: {
        title: 'Restrict the processing of your data',
        paragraphs: [
          'When you press the button, the shop receives your request. Restricted data are hidden from staff but not deleted.',
        ],
        button: 'Confirm my request',
      },
      objection: {
        title: 'Object to the processing of your data',
        paragraphs: [
          'When you press the button, the shop receives your objection. It erases the data unless it demonstrates compelling legitimate grounds that override your interests, rights and freedoms, or needs the data for legal claims.',
        ],
        button: 'I object',
      },
      erasure: {
        title: 'Have your data erased',
        paragraphs: [
          'When you press the button, the shop receives your request. An erasure cannot be undone.',
          'Your messages, chats and e-mails waiting to be sent are erased. Only what the law requires or allows us to keep remains, and we tell you what that is.',
        ],
        button: 'Erase my data',
      },
    },
    answerReady: {
      title: 'Your data are ready',
      paragraphs: [
        'You can open and save them now. You will also get the link by e-mail; it works for 7 days.',
      ],
    },
    openAnswer: 'Open my data',
    erased: {
      title: 'Your data have been erased',
      removed: (count) => `Entries removed: ${count}.`,
    },
    registered: {
      title: 'Your request has been received',
      text: (shop, due) => `${shop} will answer by ${due}.`,
    },
    typedFirst: {
      access: (due) =>
        `Your address was also typed in chats or forms that may be somebody else’s. The shop checks them first and answers you about them by ${due}.`,
      erasure:
        'Nothing has been erased yet: your address was typed in chats or forms that may be somebody else’s. The shop checks them first.',
    },
  },
  mails: {
    confirmation: {
      subject: 'Confirm your request about your data: {shop}',
      text: 'Someone, probably you, asked {shop} for: {kind}.\n\nTo confirm that it was you, open this page and press the button:\n\n{link}\n\nThe link works for 48 hours. If this was not you, ignore this e-mail: nothing happens without confirmation.\n\nController of the data: {controller}. Contact: {email}.',
    },
    answer: {
      subject: 'Your data are ready: {shop}',
      text: 'This link lets you see and save the data that {shop} holds in connection with your address:\n\n{link}\n\nThe link works for 7 days. Do not share it: anyone who has it can see your data.',
    },
    erased: {
      subject: 'Your data are erased: {shop}',
      text: 'You asked {shop} to erase your data. What its chat and contact forms held in connection with your address is erased. This stays:\n\n{kept}\n\nController of the data: {controller}. Contact: {email}. If you disagree, you can complain to the data protection authority.',
    },
    due: {
      subject: 'Request about data, answer by {day}: {shop}',
      text: 'A request about personal data is waiting in the shop {shop}. Answer it by {day} (Art. 12(3) GDPR).\n\n{link}\n\nYou can extend the deadline once, by two months. You must tell the person before it passes, and give a reason.',
    },
  },
};
