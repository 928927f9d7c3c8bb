import type { BreachWords } from './breach-words.ts';

export const en: BreachWords = {
  kinds: {
    leads: 'enquiries from the form (name, e-mail, phone, message)',
    conversations: 'chats',
    accounts: 'staff accounts (name, e-mail, role)',
  },
  people: {
    leads: 'people who sent the form',
    conversations: 'people who wrote in the chat',
    accounts: 'people who answer for the shop',
  },
  natures: {
    confidentiality: 'breach of confidentiality (unauthorised disclosure or access)',
    integrity: 'breach of integrity (data were changed)',
    availability: 'breach of availability (access to data was lost or data were destroyed)',
  },
  period: 'from {from} to {to}',
  dpoUnknown: 'to be completed by the controller if one is appointed',
  mailSubject: 'Personal-data breach: {shop}',
  mailText: `Hello,

We have found a personal-data breach that affects {shop}. Sign in to read the full notification under Art. 33 GDPR, the list of people affected and drafts of the letters you may have to send:

{link}

The controller must notify the supervisory authority within 72 hours of becoming aware of the breach, unless it is unlikely to result in a risk to people.`,
  controller: `Notification of a personal-data breach to the controller (Art. 33(2) GDPR)

Controller: {controller}
Shop: {shop}
Discovered: {found}
Period of the breach: {period}

1. Nature of the breach: {natures}. {what}
2. Categories of people: {people}. Categories of data: {kinds}.
3. Approximate number of people and records: see the list of people, which the controller downloads after signing in.
4. Likely consequences: {consequences}
5. Measures taken and proposed: {measures}
6. Contact for more information: {contact}.

We will send any missing information as soon as we have it.`,
  authority: `Notification of a personal-data breach (Art. 33(1) GDPR) – draft

Controller: {controller}, {address}
Contact: {email}
Data-protection officer: {dpo}

1. Became aware: {known}. Period of the breach: {period}.
2. Nature of the breach: {natures}. {what}
3. Categories of people: {people}. Categories of data: {kinds}.
4. Approximate number of people and records: to be completed by the controller from the list of people.
5. Likely consequences for people: {consequences}
6. Measures taken and proposed, including those to reduce the effects: {measures}
7. Processor: {processor}.
8. Communication to the people affected: to be completed by the controller.
9. If notified after more than 72 hours, reasons for the delay: to be completed by the controller.`,
  persons: `Hello,

We have to inform you of a breach of your personal data in the shop {shop}.

What happened: {what}
When: {period}
Which data are affected: {kinds}
Possible consequences: {consequences}
What we have done and are doing: {measures}

What you can do: be careful with messages and calls from people who mention your contact with our shop, and do not give them passwords or codes.

Questions: {email}. Data-protection officer: {dpo}.

{controller}, {address}`,
};
