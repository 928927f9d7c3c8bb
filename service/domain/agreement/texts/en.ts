import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { AgreementGaps, AgreementWords } from './agreement-words.ts';
import { agreementMailsEn } from './en-mails.ts';

const parties = ({ company, operator }: AgreementGaps): string[] => [
  tableRow('', 'Controller', 'Processor'),
  tableRow('Name', company.name, operator.name),
  tableRow('Address', company.address, operator.address),
  tableRow('Country', company.country, operator.country),
  tableRow('Tax number', company.nip, '–'),
  tableRow('Register and number', company.registration, operator.registration),
  tableRow('Contact e-mail', company.email, operator.email),
  tableRow('E-mail for instructions', company.instructionEmail, operator.email),
  tableRow('Represented by', company.signatory, operator.signatory),
  tableRow('Data-protection officer', company.dpo, operator.dpo),
];

const body = (gaps: AgreementGaps): string[] => [
  '# Data-processing agreement',
  `Template version ${gaps.version}. Concluded under Art. 28(3) of Regulation (EU) 2016/679 (“GDPR”).`,
  '## Parties',
  ...parties(gaps),
  `The controller of the data is ${gaps.company.name} (the “Controller”). The processor is ${gaps.operator.name} (the “Processor”).`,
  '## § 1. Subject matter and duration',
  `1. The Controller entrusts the Processor with the processing of personal data in connection with the Zgoda chat and contact form in the shop ${gaps.shopName} (${gaps.shopUrl}). The service runs at ${gaps.serviceUrl}.`,
  '2. The agreement applies from its conclusion until the use of the service ends. Its terms on deletion and confidentiality continue after that, until the Processor holds none of the entrusted data.',
  '3. Without an agreement in force the system takes no personal data: chat, form, data requests and transcripts are then closed.',
  '## § 2. Nature, purpose and scope of processing',
  `1. The processing consists of collecting, recording, storing, showing to consultants, transmitting, restricting and erasing data, by automated means. Servers, as stated by the Processor: ${gaps.hosting}.`,
  '2. Its purpose is to let the Controller talk with people who visit the shop, answer their enquiries, give effect to their rights and demonstrate that its duties under the GDPR are met. The Processor uses the data for no other purpose: it does not analyse conversations for itself, trains no models on them and does not combine the data of different shops.',
  '3. Types of data, each only as far as the shop uses the feature that needs it:',
  ...gaps.dataTypes.map((item) => `- ${item}`),
  '4. Categories of people: visitors of the shop who started a conversation or sent the form; visitors of the shop who consented to marketing or the visitor list in its cookie tool; people who consented to commercial information; people with an account in the system who work for the Controller or for an agency to which it gave access.',
  `5. Retention, as set by the Controller: enquiries from the form ${gaps.leadDays} days from the last contact; conversations and the answers given in them ${gaps.conversationDays} days from the last message; enquiries taken without a privacy notice 30 days. The system then erases them by itself. The proof of a consent remains, without content or address, for the period set by the Controller, at most 6 years.`,
  '6. Special categories of data (Art. 9 GDPR) and data on convictions (Art. 10 GDPR) are not part of this agreement. Card numbers, account numbers and the Polish national number (PESEL) typed in a conversation are masked before they are stored, unless the Controller asked for them in a data request.',
  '## § 3. Instructions (Art. 28(3)(a))',
  '1. The Processor processes the data only on documented instructions from the Controller. Instructions are: this agreement; the settings and acts made in the console by authorised people (including retention and form fields); and messages sent from the Controller’s address for instructions.',
  `2. Instructions given outside the console are sent from ${gaps.company.instructionEmail} to ${gaps.operator.email}. The Processor confirms them and carries them out without undue delay, within 5 working days at the latest.`,
  '3. The Processor does not transfer data outside the European Economic Area unless the Controller has instructed it to, or Annex 2 names a ground for the transfer under Chapter V GDPR. Where Union or Member State law requires a transfer, the Processor informs the Controller before processing, unless that law forbids it.',
  '4. If the Processor considers that an instruction infringes data-protection law, it tells the Controller at once at the address for instructions, and may suspend the instruction until it is confirmed or changed.',
  '## § 4. Confidentiality (Art. 28(3)(b))',
  '1. The Processor gives access to the data only to people who need it to provide the service and who have committed themselves to confidentiality in writing or are under a statutory duty of secrecy. The duty continues after their work ends.',
  '2. People who run the service have no access in the console to conversations and enquiries. Only those who maintain the servers have access to the database.',
  '## § 5. Security (Art. 28(3)(c))',
  `1. The Processor applies the technical and organisational measures described in Annex 1 (version ${gaps.measuresVersion}), appropriate to the risk within the meaning of Art. 32 GDPR.`,
  '2. The Processor may replace measures by newer ones as long as the level of protection does not fall. Lowering it requires a change of this agreement.',
  '## § 6. Sub-processors (Art. 28(3)(d))',
  `1. The Controller gives general authorisation for the use of sub-processors. At the conclusion of this agreement they are those in Annex 2. The current list and its earlier versions are shown at ${gaps.listUrl}.`,
  '2. The Processor notifies every Controller by e-mail at least 30 days before it adds or replaces a sub-processor, with its name, address, country, service and the data concerned. Publication on a website alone is not enough.',
  '3. Within 14 days of the notice the Controller may object in the console or at the Processor’s address. The parties then look for a solution; if none is found before the day of the change, the Controller may end this agreement with effect from the day before it, without charge and without giving any other reason.',
  '4. The Processor concludes with every sub-processor a contract that lays the same data-protection obligations on it, and gives the Controller its text on request. It is liable for acts and omissions of a sub-processor as for its own.',
  '## § 7. Assistance with people’s rights (Art. 28(3)(e))',
  '1. The system gives the Controller the means to fulfil the rights of Chapter III GDPR by itself: access and portability, rectification, restriction, objection, erasure and withdrawal of consent. The person concerned can also withdraw consent and erase their data without an account.',
  '2. The Processor passes a request that reaches it to the Controller without delay, within 5 working days at the latest, and does not answer it unless the Controller has instructed it to.',
  '3. Where these means do not suffice, the Processor gives the necessary help within 5 working days of being asked.',
  '## § 8. Assistance with Art. 32 to 36 GDPR (Art. 28(3)(f))',
  `1. The Processor notifies the Controller of every breach of the entrusted data without undue delay and no later than 24 hours after becoming aware of it, at ${gaps.company.email}.`,
  '2. The notice contains what Art. 33(3) GDPR requires: a description of the breach, the categories and approximate number of people and records, the likely consequences, the measures taken and proposed, and a contact who can tell more. Missing information follows in stages.',
  `3. The Processor’s contact in matters of breaches is ${gaps.operator.email}; data-protection officer: ${gaps.operator.dpo}.`,
  '4. The Processor supplies the information needed for data-protection impact assessments and prior consultation, and keeps a register of breaches and a record of categories of processing.',
  '## § 9. Deletion or return (Art. 28(3)(g))',
  '1. When the agreement ends the Controller chooses: return of the data in a commonly used format and deletion, or deletion alone. Unless it chooses otherwise, the data can be downloaded for 30 days and are then deleted by the Processor.',
  gaps.hasBackups
    ? '2. Backups are overwritten at the latest 30 days after the data were deleted. Until then they are used for nothing but restoring the service; erasures made before are repeated after a restore, before the service opens.'
    : '2. The Processor states that it makes no backups.',
  '3. The Processor confirms the deletion by a certificate. It keeps only what the law requires, and this agreement with the evidence of its conclusion for 6 years after its end.',
  '## § 10. Audit (Art. 28(3)(h))',
  '1. The Processor makes available all information necessary to demonstrate compliance with Art. 28 GDPR: the processor vetting pack (measures, sub-processors, dates of reviews), the audit log of the Controller’s data and the proofs of consent.',
  '2. The Controller or an auditor mandated by it may carry out an audit, also on site, with 14 days’ notice, in working hours, at most once a year, and at any time after a breach or at the request of a supervisory authority. Each party bears its own costs, unless the audit shows material failings of the Processor.',
  '3. The Processor remedies failings within an agreed time of no more than 30 days.',
  '## § 11. Liability',
  '1. Towards the people concerned the parties are liable under Art. 82 GDPR; between themselves each to the extent to which it contributed to the damage.',
  '2. No term of other service conditions limits the Processor’s duties under this agreement. Where they conflict on data protection, this agreement prevails.',
  '## § 12. Changes and final terms',
  '1. The template has a version. The Processor gives direct notice of a material change and asks for a new acceptance; until then the previous version binds. A correction that changes no duty needs no acceptance.',
  '2. The agreement may be concluded electronically, by acceptance in the console and confirmation from the e-mail address, or in writing on a print signed by both parties. Both forms are equal; at the Controller’s wish the Processor also signs a paper copy or one with a qualified electronic signature.',
  '3. The Controller may end the agreement in the console at any time. The system then stops taking personal data at once.',
  '4. In all other respects the GDPR and the law of the country where the Controller is established apply. The invalidity of one term does not affect the others.',
  `## Annex 1. Technical and organisational measures (version ${gaps.measuresVersion})`,
  ...gaps.measures.map((item) => `- ${item}`),
  `## Annex 2. Sub-processors (list ${gaps.listVersion})`,
  ...(gaps.subProcessors.length === 0
    ? [
        'At the conclusion of this agreement the Processor uses no sub-processors; it stated this before the agreement was drawn up.',
      ]
    : [
        tableRow('Name, address, contact', 'Country', 'Service and data', 'Ground of transfer', 'Since'),
        ...gaps.subProcessors.map((one) =>
          tableRow(
            `${one.name}, ${one.address}, ${one.contact}`,
            one.country,
            `${one.service}: ${one.data}`,
            one.transferTool,
            one.since,
          ),
        ),
      ]),
];

export const en: AgreementWords = {
  dataTypes: {
    lead_name: 'name given in the form',
    lead_email: 'e-mail address given in the form',
    lead_phone: 'phone number given in the form',
    lead_message: 'message sent with the form, and answers to it',
    spam_check:
      'spam check of a form: which rule it met and the number counted, until somebody has looked at it',
    conversation: 'content of the chat, with the data that the person gave in it',
    attachment: 'pictures and PDF files sent in the chat, with their names',
    mail_reply:
      'replies to the chat by e-mail, with the result of checking the sender, and until when the person wants answers by e-mail',
    note: 'internal notes of staff about a chat',
    block:
      'blocks: reason and time; of customers with an account a keyed hash of the customer number, 30 days at most',
    search_index: 'index for searching: keyed hashes of words, addresses and numbers in chats and enquiries',
    page_address:
      'address of the shop’s page where the person wrote, without parameters, and the product on it',
    shop_customer:
      'data from the shop system: customer number, number and value of the items in the cart, latest orders (number, state, value, date)',
    card_answers: 'answers to data requests sent by a consultant, within the scope named in the request',
    consent_proof:
      'proofs of consents and notices: time, exact words, how consent was given, signature, a keyed hash of the address; no address and no message',
    marketing_address: 'e-mail address or phone number of a person who consented to commercial information',
    suppression: 'objections: a keyed hash of the address to which no offers may be sent',
    outgoing_mail: 'outgoing e-mails until they are sent, 3 days at most, and one-time links in them',
    visit:
      'data of the visitor list: pages of one visit, times, language, whether the person has been here before, value of the cart; in memory only, never stored',
    rights_register:
      'register of requests about data: a keyed hash of the address, kind, dates, result; marks of what was erased',
    staff_account:
      'accounts of people working in the system: name, e-mail address, role, hash of the password, settings of notifications; who was notified, and when, that somebody waits in the chat',
    activity_log: 'activity log: ids of people and records, type of action, time; no texts and no addresses',
  },
  measures: {
    transport:
      'Encrypted connections (TLS) for every page, plugin and conversation; with an https address also HSTS.',
    sealing:
      'The content of conversations and enquiries is stored encrypted (AES-256-GCM), with a key of its own for each conversation and each enquiry; erasure destroys that key. Outgoing mail and scans of agreements are encrypted with the key of the shop, and that key with a master key.',
    subject_keys:
      'People are looked up by a key computed from the address and a secret of the shop; the same person in two shops cannot be joined.',
    no_address:
      'IP addresses are stored neither in the database nor in logs, not even shortened; rate limits work in memory, on a key that changes every day.',
    masking:
      'Card numbers, account numbers and PESEL typed in a conversation are masked before storage and broadcast.',
    isolation:
      'Separation of shops: every database query must name its shop, and the scope follows from the person’s rights, never from the request’s content.',
    roles:
      'Least privilege: the roles owner, manager, consultant and auditor in assigned shops; access that is withdrawn ends at once.',
    sign_in:
      'Passwords kept as scrypt hashes; sessions with a short access token (10 minutes) and a refresh token renewed at every use; an optional second step; delays after failed attempts.',
    audit:
      'Audit log: who did what and when, without content or addresses; readable by the shop for its own data.',
    retention: 'Automatic erasure after the period set by the shop, each run recorded.',
    evidence:
      'Proofs of consent are signed (Ed25519) and chained, so a changed entry shows, and the register marks a gap after a restored backup.',
    logs: 'Technical logs without content, e-mail addresses, parameters or keys.',
    no_third_parties:
      'The chat loads from the service’s own server alone: no third-party fonts, analytics, maps or captchas; before the click it stores nothing that the visitor has not agreed to in the cookie settings.',
    limits:
      'Protection against abuse: limits of rate and size, strict checking of input, checks of the request’s origin, content security policy.',
    backups: 'Encrypted backups kept for at most 30 days; erasures are repeated after every restore.',
    staff:
      'People with access to servers are bound to confidentiality and trained; access is personal and ends with their work.',
    incidents: 'A breach procedure with a register and notice to controllers within 24 hours.',
    tests: 'Automated tests of the data-protection rules with every version.',
    drills: 'Drills of restoring backups; the vetting pack names the day of the last one.',
  },
  agreement: body,
  vettingPack: (gaps) => [
    '# Processor vetting pack',
    `Drawn up on ${gaps.drawnUpOn}, software version ${gaps.productVersion}. It helps a controller to check whether the processor offers sufficient guarantees (Art. 28(1) GDPR).`,
    '## Who runs the service',
    tableRow('', 'Processor'),
    tableRow('Name', gaps.operator.name),
    tableRow('Address', `${gaps.operator.address}, ${gaps.operator.country}`),
    tableRow('Register and number', gaps.operator.registration),
    tableRow('Contact', gaps.operator.email),
    tableRow('Represented by', gaps.operator.signatory),
    tableRow('Data-protection officer', gaps.operator.dpo),
    tableRow('Address of the service', gaps.serviceUrl),
    '## Reviews and drills',
    `- Last security review: ${gaps.reviewedOn ?? 'the processor has given no date'}.`,
    `- Last restore of a backup: ${gaps.restoredOn ?? 'the processor has given no date'}.`,
    '## Retention',
    '- Enquiries from the form: set by the shop, 7 to 1095 days from the last contact (180 days to start with).',
    '- Conversations: set by the shop, 7 to 1095 days from the last message (90 days to start with).',
    '- Enquiries taken without a privacy notice: 30 days.',
    '- Outgoing mail: until sent, at most 3 days.',
    '- Data-processing agreement and evidence of its conclusion: its term and 6 years.',
    `## Technical and organisational measures (version ${gaps.measuresVersion})`,
    ...gaps.measures.map((item) => `- ${item}`),
    `## Sub-processors (list ${gaps.listVersion})`,
    `Current list: ${gaps.listUrl}`,
    ...(gaps.subProcessors.length === 0
      ? ['The processor uses no sub-processors.']
      : [
          tableRow('Name and address', 'Country', 'Service and data', 'Ground of transfer', 'Since'),
          ...gaps.subProcessors.map((one) =>
            tableRow(
              `${one.name}, ${one.address}`,
              one.country,
              `${one.service}: ${one.data}`,
              one.transferTool,
              one.since,
            ),
          ),
        ]),
  ],
  none: 'none',
  noDpo: 'none',
  statement: (company) =>
    `I conclude the data-processing agreement on behalf of ${company} and am authorised to do so.`,
  print: {
    documentId: 'Document',
    version: 'template version',
    hash: 'SHA-256 of the text',
    page: 'Page {page} of {pages}',
    forController: 'For the Controller',
    forOperator: 'For the Processor',
    placeAndDate: 'Place and date',
    signature: 'Signature and name',
    accepted: 'Concluded electronically',
    acceptedText:
      '{name} ({role}). Statement: “{statement}” The box beside the statement was empty and was ticked on {at}.',
    unconfirmed: 'Not confirmed yet by the link that is sent to {email}.',
    confirmed:
      'The e-mail with the link to {email} was handed to a mail server on {sentAt}; confirmed by that link on {confirmedAt}.',
  },
  ...agreementMailsEn,
};
