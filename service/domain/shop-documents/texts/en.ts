import type { DocumentWords } from './document-words.ts';

export const en: DocumentWords = {
  titles: {
    dpia: 'Data protection impact assessment: threshold test and template',
    interest: 'Balancing test for the legitimate interest',
    transfers: 'Transfers outside the European Economic Area',
    staff_notice: 'Notice for staff about the activity log and figures',
    accessibility: 'Accessibility statement for the chat',
  },
  leads: {
    dpia: 'Art. 35 GDPR. The answers come from the settings of {shop} on {date}. The controller checks and completes them.',
    interest:
      'Art. 6(1)(f) GDPR. For what the chat of {shop} does on this basis. Facts come from the settings on {date}; the controller decides.',
    transfers:
      'Art. 44 to 49 GDPR. One sheet for each recipient outside the EEA, from the settings of {shop} on {date}.',
    staff_notice:
      'To be handed to everybody with an account in the console before the account is used. In Poland: Art. 22³ with Art. 22² § 6–10 of the Labour Code – purposes, scope and manner are laid down in the work regulations or an announcement, employees are told at least two weeks before the start, and new ones in writing before they begin work; in Germany: § 26 BDSG, and where there is a works council § 87(1) no. 6 BetrVG.',
    accessibility: 'Concerns the chat and the contact form on the pages of {shop}. Made on {date}.',
  },
  controller: 'Controller',
  labels: {
    name: 'Name',
    address: 'Address',
    contact: 'Contact',
    dpo: 'Data protection officer',
    date: 'Date',
    author: 'Prepared by',
    signature: 'Signature',
    decision: 'Decision',
  },
  noDpo: 'none named in the settings',
  noOperator: 'nobody: the controller runs the service itself',
  noAgencies: 'none',
  noOffers: 'the shop asks for no consents to offers',
  noCards: 'the shop asks for no data on cards',
  shopServer: {
    none: 'Not met.',
    joined:
      'The chat is joined, though, with data from the shop system (customer number, cart, orders) where the person is signed in or has something in the cart: the controller judges whether people expect it.',
    use: ' Showing whoever answers the data from the shop system (customer number, cart, latest orders), so as not to ask for what the shop already knows.',
  },
  visitorList: {
    none: 'Not met for visitors: no cookies, no IP addresses, no tracking before or after the click.',
    monitoring:
      'The visitor list shows pages opened, times, returning visits and the value of the cart of people who consented to marketing or this list in the cookie tool: the controller judges whether this is systematic monitoring. It uses no cookies and no IP addresses; of anybody else nothing is collected before the click.',
    visits:
      ' Visitor list: people who consented to marketing or this list; in memory only, until 90 seconds after they leave the pages.',
  },
  decisions: {
    none: 'Not met: people answer; nothing is decided automatically.',
    spamCheck:
      'People answer. One step is automatic: each form is checked by five rules for spam (sent too fast, hidden field, links, link code, repeated text). A form that meets one is set aside, its sender gets no mail, its boxes for offers are left out, and it is deleted after {quarantine} days at the latest unless somebody looks at it. The notice says so; staff see the rule and can take the form out. The controller judges whether this affects people significantly, since an unread complaint or withdrawal may be among them.',
  },
  proof: {
    purpose: 'the record of consents (for another {proofYears}); ',
    kept: '; the record of a consent, without content and address, for another {proofYears}',
  },
  dpia: {
    thresholdTitle: '1. Threshold test',
    threshold: [
      'The nine criteria of the guidelines WP 248 rev. 01. As a rule an assessment is needed where two of them are met. Check the list of {authority} first.',
    ],
    criteria: [
      {
        term: '1. Evaluation or scoring',
        text: 'Not met: the chat evaluates and scores nobody, and keeps no profiles.',
      },
      { term: '2. Automated decisions', text: '{decisions}' },
      {
        term: '3. Systematic monitoring',
        text: '{monitoring} Staff: the activity log records acts in the console; see the notice for staff.',
      },
      {
        term: '4. Sensitive data',
        text: 'Possible: visitors may write them in free text. To be judged by the range of goods (pharmacy, optician, books on health or religion).',
      },
      {
        term: '5. Large scale',
        text: 'To be judged by the number of conversations and enquiries in a year.',
      },
      { term: '6. Matching of data sets', text: 'Data of different shops are never matched. {shopServer}' },
      {
        term: '7. Vulnerable people',
        text: 'To be judged by the audience (children, patients). Employees are the staff with accounts.',
      },
      { term: '8. New technology', text: 'Not met: a chat and a form; no artificial intelligence answers.' },
      {
        term: '9. Prevents the use of a right or service',
        text: 'Not met: the chat is voluntary; people can always write an e-mail.',
      },
    ],
    resultTitle: '2. Result',
    result: [
      'From the settings alone no criterion is certain to be met. Criteria 2, 4, 5 and 7 depend on the shop, and so do 3 where the visitor list is on and 6 where the chat is connected with the shop system: if two of them apply, go on with part 3.',
    ],
    templateTitle: '3. Template of the assessment',
    template: [
      {
        term: 'Description of the processing',
        text: 'Live chat and contact form of {shop}. Chats are kept for {days} days after the last message, without contact details {anonymous} days; enquiries {leadDays} days after the last contact{proofKept}.{visits}',
      },
      { term: 'Types of data', text: '{data}' },
      { term: 'Purposes', text: 'Answering enquiries; offers: {offers}; data asked for on cards: {cards}.' },
      { term: 'Processor', text: '{operator}' },
      { term: 'Agencies with access', text: '{agencies}' },
      {
        term: 'Necessity and proportionality',
        text: 'Fields that are not needed can be switched off; card, account and PESEL numbers are masked; everything has a date of deletion.',
      },
      {
        term: 'Rights of the people',
        text: 'Receipt with withdrawal without an account; page for requests; export and erasure over all records.',
      },
      { term: 'Advice of the data protection officer', text: '' },
      { term: 'Views of the people concerned, or why they were not sought', text: '' },
    ],
    risksTitle: '4. Risks',
    risks: [
      {
        term: 'Unauthorised people read chats or enquiries',
        text: 'Measures: roles, second sign-in step (owners can be required to use it), content encrypted with a key for each chat and enquiry, activity log. Severity and likelihood: …………………………………',
      },
      {
        term: 'Data are lost or altered',
        text: 'Measures: backups (where whoever runs the service makes them), signed and chained records, register of breaches. Severity and likelihood: …………………………………',
      },
      {
        term: 'Data are kept longer than needed',
        text: 'Measures: automatic deletion by time, reports of each run. Severity and likelihood: …………………………………',
      },
      { term: 'Risk that remains, and whether the authority is consulted (Art. 36)', text: '' },
    ],
  },
  interest: {
    steps: [
      {
        title: '1. Interest',
        rows: [
          {
            term: 'What is done on this basis',
            text: 'Answering questions that lead to no contract; keeping chats for {days} days to answer follow-up questions and defend against claims; internal notes and the index for searching; keeping out spam and people who misuse the chat; {proof}the activity log ({logMonths} months).{shopServerUse}',
          },
          {
            term: 'Whose interest, and why it is legitimate',
            text: 'The controller’s: to serve customers, to show what was agreed, to notice misuse and keep out spam.',
          },
        ],
      },
      {
        title: '2. Necessity',
        rows: [
          {
            term: 'Would less data do?',
            text: 'No IP addresses and no browser data are stored; fields can be switched off; records of consent hold no content and no address.',
          },
        ],
      },
      {
        title: '3. Balance',
        rows: [
          {
            term: 'What people expect',
            text: 'The visitor starts the chat and is told beforehand who answers and for how long it is kept.',
          },
          {
            term: 'Possible harm',
            text: 'Small as long as access is limited; larger where free text holds sensitive data.',
          },
          {
            term: 'Safeguards',
            text: 'Short periods, objection at any time, roles, encrypted content, activity log.',
          },
          { term: 'Children or other vulnerable people among the visitors', text: '' },
        ],
      },
    ],
    outcome: {
      title: '4. Outcome',
      text: ['The interest of the controller prevails / does not prevail, because: ………………………………………………'],
    },
  },
  transfers: {
    none: 'All recipients are named in the settings, and none of them is outside the EEA.',
    unstated:
      'No recipient outside the EEA is named. The settings do not yet say who hosts the shop and carries its mail, so this is not complete.',
    recipient: 'Recipient',
    labels: {
      country: 'Country',
      service: 'Service',
      data: 'Data',
      ground: 'Ground of the transfer',
      law: 'Law and practice of the country (access by authorities)',
      measures: 'Supplementary measures',
      review: 'Next review',
    },
    noGround: 'not stated: no data may go there before it is',
    push: {
      country: 'USA and others, by the vendor of the browser',
      service: 'push notifications on devices of staff',
      data: 'address of the device of a member of staff, and the time; nothing about visitors',
      ground:
        'Art. 45 GDPR for companies certified under the Data Privacy Framework; the controller states any other ground',
      measures:
        'The content is encrypted for the browser (RFC 8291) and always of the same length. Everybody turns notifications on by themselves.',
    },
    roles: { hosting: 'hosting of the shop', mail: 'e-mail of the shop' },
    measures:
      'The content of chats and enquiries is encrypted in the database and in its copies. That does not protect it from a recipient with access to the running server, or one that carries e-mail. Other measures: …………………………………',
  },
  staff: [
    {
      title: 'What is recorded',
      text: [
        'The activity log notes who signed in, opened, exported, changed or deleted what, and when: ids, no content. It also notes readings of enquiries, chats and lists. Chats show the name under which you reply.',
        'When somebody waits in the chat, it is noted who was told, when and how: this is shown in the chat and goes with it. You set notifications and quiet hours in your profile.',
        'Figures: how many chats wait, for how long, and which are unread. They are shown for the shop, not as a ranking of people.',
      ],
    },
    {
      title: 'What for',
      text: [
        'Security of the data, proof of who had access (Art. 5(2) and 32 GDPR), and answers to people who ask who read their data. They learn role and company, not your name. The log is not used to measure performance.',
      ],
    },
    {
      title: 'Legal basis, period, recipients',
      text: [
        'Art. 6(1)(f) GDPR. The log is kept for {logMonths} months. It is read by owners, managers and auditors of the shop. Processor that runs the service: {operator}. Agencies with access: {agencies}.',
        'Screens, keystrokes, location and private messages are not recorded.',
      ],
    },
    {
      title: 'Your rights',
      text: [
        'Access, rectification, erasure, restriction and objection: {email}. You can complain to {authority}.',
        'Received and read (date, name, signature): ………………………………………………',
      ],
    },
  ],
  staffPush: {
    title: 'Notifications on a device',
    text: [
      'Only if you turn them on in your profile yourself: the notification travels through the server of the browser’s vendor ({pushHosts}), outside the EEA too (USA; Art. 45 GDPR for companies certified under the Data Privacy Framework). The vendor knows the address of the device and the time; the content, which is the name of the shop, is encrypted for it.',
      'The address of the device is deleted when you turn notifications off or sign out. Nobody may demand that it is your private device.',
    ],
  },
  accessibility: [
    {
      title: 'How accessible the chat is',
      text: [
        'Designed to meet WCAG 2.1 level AA (EN 301 549, chapter 9): usable with the keyboard alone, visible focus, labels, announcements for screen readers, contrast of at least 4.5:1, text enlarged to 200%, width from 320 pixels, no motion where the system asks for less.',
      ],
    },
    {
      title: 'What was tested and what was not',
      text: [
        'Tested automatically in Chromium: axe rules, keyboard, contrast, width. Not tested so far: with users of screen readers, and by an independent audit. So this is not a declaration of full conformance.',
      ],
    },
    {
      title: 'Contact and answer',
      text: [
        'If the chat is hard for you to use, write to {email}. {controller} answers within 14 days. Any question that can be asked in the chat is answered by e-mail as well.',
        'If you get no answer, you can turn to the body that supervises accessibility in your country.',
      ],
    },
    {
      title: 'Date',
      text: ['Made on {date}. To be checked again after each larger change, at least once a year.'],
    },
  ],
};
