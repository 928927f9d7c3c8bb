import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { ContractGaps, ContractWords } from './contract-words.ts';

const parties = ({ controller, agency }: ContractGaps): string[] => [
  tableRow('', 'Controller', 'Agency'),
  tableRow('Name', controller.name, agency.name),
  tableRow('Address', controller.address, agency.address),
  tableRow('Country', controller.country, agency.country),
  tableRow('Tax number', controller.taxId, agency.taxId),
  tableRow('Register and number', controller.registration, agency.registration),
  tableRow('E-mail for contact and instructions', controller.email, agency.email),
  `The controller of the data is ${controller.name} (the “Controller”). ${agency.name} (the “Agency”) serves its shop in the Zgoda console.`,
];

const scope = ({ dataTypes, hasVisits }: ContractGaps): string[] => [
  ...dataTypes.map((item) => `- ${item}`),
  `Categories of people: visitors of the shop who started a conversation or sent the form;${hasVisits ? ' visitors of the shop who consented to marketing or the visitor list in its cookie tool;' : ''} people who consented to commercial information; people working for the Controller who have an account in the system.`,
];

const contract = (gaps: ContractGaps): string[] => [
  '# Data-processing agreement with an agency',
  `Template version ${gaps.version}. Concluded under Art. 28(3) of Regulation (EU) 2016/679 (“GDPR”).`,
  '## Parties',
  ...parties(gaps),
  '## § 1. Subject, duration, nature and purpose',
  `1. The Controller entrusts the Agency with processing data of people who contact the shop ${gaps.shopName} (${gaps.shopUrl}) by chat and form. The system runs at ${gaps.serviceUrl}${gaps.operator === null ? ' and is run by the Controller itself' : ` and is run by ${gaps.operator} under a separate agreement`}.`,
  `2. The Agency reads conversations and enquiries, answers them and does other work in the console, only within the role given by the Controller: ${gaps.role}. Purpose: serving people who turn to the shop.`,
  '3. The Agency does not use the data for purposes of its own. Were it to determine purposes and means, it would be considered a controller in that respect (Art. 28(10) GDPR).',
  '4. The agreement applies from its acceptance by both parties until the Agency’s access ends. The duty of confidentiality continues after that.',
  '5. Types of data, according to the features in use in the shop:',
  ...scope(gaps),
  '## § 2. Obligations of the Agency (Art. 28(3) GDPR)',
  `1. The Agency processes the data only on documented instructions from the Controller. Instructions are: this agreement, the role given, the settings in the console, and messages from ${gaps.controller.email}. Without such an instruction it does not transfer data outside the European Economic Area, unless Union or Member State law requires it; it then informs the Controller before processing, unless that law forbids it (point (a)). If it considers that an instruction infringes data-protection law, it says so at once.`,
  '2. The Agency gives access only to people who have an account of their own in the console, need the data for their work and have committed themselves to confidentiality (point (b)).',
  '3. The Agency applies the measures of Art. 32 GDPR, at least: an account for each person, a password known to that person alone, protected and encrypted devices, and removal of access on the day that the person’s work ends. It copies no data out of the system unless the Controller has instructed it to (point (c)).',
  '4. The Agency engages no other processor without prior specific written authorisation of the Controller, which may be electronic. Where it has one, it lays the same obligations on that processor and is liable for it as for itself (point (d), Art. 28(2) and (4)).',
  '5. The Agency passes a request of a person concerned to the Controller without delay, within 3 working days at the latest, and helps to answer it (point (e)).',
  `6. The Agency notifies the Controller of a breach without undue delay and no later than 24 hours after becoming aware of it, at ${gaps.controller.email}, with the information of Art. 33(3) GDPR. It also assists with the obligations of Art. 32 to 36 GDPR (point (f)).`,
  '7. When access ends the data are closed to the Agency. Copies that it holds outside the system are deleted or returned, as the Controller chooses, within 14 days, which it confirms on request, unless the law requires it to keep them (point (g)).',
  '8. The Agency makes available the information necessary to demonstrate that it meets these obligations, and allows an audit with 14 days’ notice, and at any time after a breach. The activity log of the system records what its people do; the Controller can read it (point (h)).',
  '9. The Agency keeps a record of categories of processing (Art. 30(2) GDPR).',
  '## § 3. Liability and final terms',
  '1. Towards the people concerned the parties are liable under Art. 82 GDPR; between themselves each to the extent to which it contributed to the damage.',
  '2. The Controller may end the Agency’s access in the console at any time. The agreement ends with it.',
  '3. The agreement is concluded electronically, by acceptance in the console by people entitled to act for each party. Both parties can download the document and the evidence of its conclusion.',
  '4. In all other respects the GDPR and the law of the country where the Controller is established apply.',
];

export const en: ContractWords = {
  contract,
  roles: {
    manager: 'manager (answering, settings, people, evidence, people’s rights)',
    consultant: 'consultant (reading and answering)',
    auditor: 'auditor (reading, no changes)',
  },
  statement: (company) =>
    `I conclude this agreement on behalf of ${company} and am entitled to act for the company.`,
  unproven: 'The address {email} of the account had not been confirmed by a link from an e-mail.',
  sides: { shop: 'Controller', agency: 'Agency' },
  fileName: 'agency-contract',
};
