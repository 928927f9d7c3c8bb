import type { BreachWords } from './breach-words.ts';

export const en: BreachWords = {
  kinds: {
    leads: 'leads from the form (name, e-mail, phone, message)',
    conversations: 'conversations in the chat',
    accounts: 'accounts of consultants (name, e-mail, role)',
  },
  natures: {
    confidentiality: 'breach of confidentiality (disclosure, or access by people who had no right)',
    integrity: 'breach of integrity (data was changed)',
    availability: 'breach of availability (access was lost, or data destroyed)',
  },
  numbers: 'about {persons} people; leads: {leads}, conversations: {conversations}, accounts: {accounts}',
  period: 'from {from} to {to}',
  noDpo: 'none appointed',
  mailSubject: 'Personal-data breach: {shop}',
  mailText: `Hello,

we have found a personal-data breach that concerns {shop}. The whole notice under Art. 33 GDPR, the list of people and drafts of further letters are there once you have signed in:

{link}

If the breach may bring a risk for people, the controller notifies the supervisory authority within 72 hours of becoming aware of it.`,
  controller: `Notice of a personal-data breach to the controller (Art. 33(2) GDPR)

Controller: {controller}
Shop: {shop}
Found: {found}
Time of the breach: {period}

1. Nature of the breach: {natures}. {what}
2. Categories of data: {kinds}.
3. Approximate number of people and records: {numbers}.
4. Likely consequences: {consequences}
5. Measures taken and proposed: {measures}
6. Contact for more information: {contact}.

What is not known yet follows as soon as it is established.`,
  authority: `Notification of a personal-data breach (Art. 33(1) GDPR) – draft

Controller: {controller}, {address}
Contact: {email}
Data-protection officer: {dpo}

1. Became known: {known}. Time of the breach: {period}.
2. Nature of the breach: {natures}. {what}
3. Categories of data: {kinds}.
4. Approximate number of people and records: {numbers}.
5. Likely consequences for people: {consequences}
6. Measures taken and proposed, also to reduce the effects: {measures}
7. Processor: {processor}.
8. Telling the people concerned: to be filled in by the controller.
9. If it is sent after 72 hours, reasons for the delay: to be filled in by the controller.`,
  persons: `Hello,

we have to tell you of a breach of your personal data in the shop {shop}.

What happened: {what}
When: {period}
Which data it concerns: {kinds}
What may come of it: {consequences}
What we have done and are doing: {measures}

What you can do: be careful with messages and calls from people who refer to your contact with our shop, and give them no passwords or codes.

Questions: {email}. Data-protection officer: {dpo}.

{controller}, {address}`,
  drill: 'DRILL – nothing has happened and nobody was told.',
};
