import type { MarketingWords } from './marketing-words.ts';

export const en: MarketingWords = {
  purposes: {
    email: 'offers and commercial information by e-mail',
    phone: 'offers and commercial information by text message and phone',
  },
  consent: {
    email:
      'I would like to receive offers and commercial information from {controller} by e-mail. I can withdraw this consent at any time: with the link in every message or by writing to {email}. Details: {policy}.',
    phone:
      'I would like to receive offers and commercial information from {controller} at the number given in two ways: by text message (SMS) and by phone call. The consent covers both; one alone cannot be chosen. I can withdraw this consent at any time by writing to {email} or by saying so during a call. Details: {policy}.',
  },
  hint: 'These consents are voluntary: we answer just the same if you leave the boxes empty. The legal basis is Art. 6(1)(a) GDPR and {law}. Withdrawing a consent does not affect the lawfulness of what we did before. {retention}',
  retention: 'We keep the address and number until you withdraw your consent.',
  proof:
    ' Only the record of the consent, without address or number, is kept for {years} after that because of possible claims (Art. 6(1)(f) GDPR).',
  withdraw: 'You can withdraw at any time: with the link in every message or by writing to {email}.',
  mail: {
    subject: 'Please confirm your subscription: {shop}',
    text: [
      'Hello,',
      'Someone entered this address at {shop} and ticked the box to receive our offers by e-mail. If it was you, please confirm:',
      '{link}',
      'The link works for 7 days. If it was not you, or you have changed your mind, ignore this e-mail: without your confirmation we send nothing, and the address is deleted after 7 days.',
      '{controller}, {address}',
    ].join('\n\n'),
  },
  confirm: {
    title: 'Confirm your subscription',
    text: [
      'Once you confirm, {controller} will send you offers and commercial information by e-mail.',
      'You can withdraw at any time with the link in every message.',
    ],
    button: 'Confirm',
    done: 'Subscription confirmed',
    doneText: ['Thank you. If you change your mind, use the link in any message from us.'],
  },
  unsubscribe: {
    title: {
      email: 'Stop receiving offers by e-mail',
      phone: 'Stop receiving offers by text message and phone',
    },
    text: [
      'Once you unsubscribe, {controller} will not contact you in this way about offers again.',
      'The address or number is deleted at once. We keep only a mark that no offers may go to it, and the record of your consent and its withdrawal.',
    ],
    button: 'Unsubscribe',
    done: 'You are unsubscribed',
    doneText: [
      'Your consent is withdrawn and the address or number is deleted. You do not need to do anything else.',
    ],
  },
  channels: { email: 'e-mail', phone: 'text message and phone' },
  states: {
    pending: 'waiting for confirmation',
    confirmed: 'confirmed',
    imported: 'from a file, with no consent recorded here',
  },
  given: 'given',
};
