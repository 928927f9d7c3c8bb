import type { AgreementWords } from './agreement-words.ts';

export const agreementMailsEn: Pick<AgreementWords, 'mails' | 'confirmPage'> = {
  mails: {
    confirm: {
      subject: 'Confirm the data-processing agreement: {company}',
      text: `Hello,

in the Zgoda console a data-processing agreement was accepted on behalf of {company} for the shop {shop}. The whole document is attached; please keep it.

The agreement begins to apply when you confirm it here (the link works for 7 days):

{link}

If you know nothing about this agreement, do not confirm it. Nothing will happen then.

{operator}`,
    },
    authorityCheck: {
      subject: 'An agency concludes an agreement for you: {company}',
      text: `Hello,

in the Zgoda console {agency} has accepted a data-processing agreement on behalf of {company}, for the shop {shop}. The whole document is attached; please keep it.

If the agency has your authority to do so, confirm it here (the link works for 7 days). Only then does the agreement begin to apply:

{link}

If the agency has no authority, do not confirm, and write to us at {operatorEmail}.

{operator}`,
    },
    copy: {
      subject: 'The data-processing agreement is in force: {company}',
      text: `Hello,

the data-processing agreement between {company} and {operator} is in force for the shop {shop}. The document is attached; please keep it.

You find the state of the agreement, the evidence of its conclusion and earlier versions in the console:

{link}

{operator}`,
    },
    renewal: {
      subject: 'Accept the new data-processing agreement: {shop}',
      text: `Hello,

something material has changed in the data-processing agreement for the shop {shop}: {reasons}.

Please read and accept the new agreement. Until then the previous one binds, and chat and form work without a break:

{link}

{operator}`,
    },
    subProcessor: {
      subject: 'Change of sub-processors from {since}',
      text: `Hello,

from {since} we intend to use a new sub-processor in the chat service of the shop {shop}:

{name}, {address}, {country}
Service: {service}
Data: {data}
Ground of transfer outside the EEA: {transferTool}
Contact: {contact}

You may object until {until} in the console, on the Agreement tab, or by writing to {operatorEmail}:

{link}

If you have no objection, there is nothing you need to do.

{operator}`,
    },
    ended: {
      subject: 'The data-processing agreement has ended: {shop}',
      text: `Hello,

the data-processing agreement for the shop {shop} ended on {at}. Chat and form take no personal data any more; visitors see the shop’s e-mail address.

You can download the data collected before in the console for 30 days. You can also conclude the agreement anew:

{link}

{operator}`,
    },
  },
  confirmPage: {
    title: 'Data-processing agreement',
    paragraphs: [
      '{name} ({role}) has accepted, on behalf of {company}, a data-processing agreement with {operator} for the shop {shop}.',
      'The document (template version {version}) is attached to the e-mail. The agreement begins to apply when you press the button.',
    ],
    button: 'I confirm the agreement',
    doneTitle: 'The agreement is in force',
    done: [
      'The data-processing agreement between {company} and {operator} is in force from now on. A copy was sent by e-mail.',
      'The shop {shop} can take conversations and enquiries as soon as its other settings are ready.',
    ],
  },
};
