import type { AgreementWords } from './agreement-words.ts';

export const agreementMailsEn: Pick<AgreementWords, 'mails' | 'confirmPage'> = {
  mails: {
    confirm: {
      subject: 'Confirm the data-processing agreement: {company}',
      text: `Hello,

A data-processing agreement for the shop {shop} was accepted in the Zgoda console on behalf of {company}. The full document is attached; please keep it.

The agreement takes effect when you confirm it here (the link works for 7 days):

{link}

If you know nothing about this agreement, do not confirm it. Without confirmation it does not take effect.

{operator}`,
    },
    copy: {
      subject: 'The data-processing agreement is in force: {company}',
      text: `Hello,

The data-processing agreement between {company} and {operator} is in force for the shop {shop}. The document is attached; please keep it.

The console shows the state of the agreement, the proof of its conclusion and earlier versions:

{link}

{operator}`,
    },
    renewal: {
      subject: 'Accept the new data-processing agreement: {shop}',
      text: `Hello,

The text of the data-processing agreement for the shop {shop} has a new version with material changes.

Please read and accept the new agreement. Until then the previous one remains in force, and the chat and the form keep working:

{link}

{operator}`,
    },
    subProcessor: {
      subject: 'New sub-processor from {since}',
      text: `Hello,

From {since} we intend to use a new sub-processor for the chat service of the shop {shop}:

{name}, {address}, {country}
Service: {service}
Data: {data}
Legal basis for transfers outside the EEA: {transferTool}
Contact: {contact}

You can object within 14 days of this e-mail, in the console on the Agreement tab or by writing to {operatorEmail}; the console shows the exact time:

{link}

If you have no objection, you do not need to do anything.

{operator}`,
    },
    ended: {
      subject: 'The data-processing agreement has ended: {shop}',
      text: `Hello,

The data-processing agreement for the shop {shop} ended on {at}. The chat and the form no longer accept personal data; visitors see the shop’s e-mail address instead.

For 30 days you can download the data collected so far in the console. After that they are deleted, and you receive a certificate. To keep them, conclude a new agreement:

{link}

{operator}`,
    },
  },
  confirmPage: {
    title: 'Data-processing agreement',
    paragraphs: [
      '{name} ({role}) has accepted a data-processing agreement with {operator} for the shop {shop} on behalf of {company}.',
      'The document (template version {version}) is attached to the e-mail. The agreement takes effect when you press the button.',
    ],
    button: 'I confirm the agreement',
    doneTitle: 'The agreement is in force',
    done: [
      'The data-processing agreement between {company} and {operator} is now in force. You will receive a copy by e-mail.',
      'The shop {shop} can accept chats and leads as soon as its other settings are complete.',
    ],
  },
};
