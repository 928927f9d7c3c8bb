import type { RightsWords } from './rights-words.ts';

export const en: RightsWords = {
  groups: {
    leads: 'Messages from the contact form',
    conversations: 'Chats',
    consents: 'Consents and what became of them',
    mails: 'E-mails waiting to be sent',
    marketing: 'Consents to offers',
    suppressions: 'Addresses to which no offers may be sent',
    notices: 'Information that was shown',
    about: 'About this answer',
  },
  fields: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    reference: 'Number',
    createdAt: 'Stored',
    message: 'Message',
    page: 'Sent from page',
    basis: 'Legal basis',
    noticeId: 'Number of the notice',
    keptUntil: 'Kept until',
    openedAt: 'Begun',
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
  },
};
