import type { CardWords } from './card-words.ts';

export const en: CardWords = {
  fieldNames: {
    name: 'name',
    email: 'e-mail address',
    phone: 'phone number',
    address: 'postal address',
    order_number: 'order number',
  },
  purpose: 'We ask for: {fields}. Purpose: {purpose}.',
  basis: {
    contract:
      'Legal basis: a contract with you, or steps at your request before entering into one (Art. 6(1)(b) GDPR).',
    obligation: 'Legal basis: our legal obligation to handle this matter (Art. 6(1)(c) GDPR).',
    interest: 'Legal basis: our legitimate interest in settling this matter (Art. 6(1)(f) GDPR).',
    consent: 'Legal basis: your consent (Art. 6(1)(a) GDPR).',
  },
  retention:
    'We delete it after {period} at the latest, and together with the chat if you delete that first.',
  after: { one: '1 day', more: '{days} days' },
  withTheChat: 'We delete it together with the chat, {days} days after the last message.',
  needed: 'Giving this is voluntary, but it is needed for the purpose. {consequence}',
  voluntary: 'Giving this is voluntary. {consequence}',
  withdraw:
    'You can withdraw your consent at any time: with the button under this request for as long as you have this chat, or by writing to {email}. Withdrawing it does not affect the lawfulness of what we did before.',
  consent:
    'I consent to {controller} processing my personal data ({fields}). Purpose: {purpose}. I can withdraw my consent at any time: with the button under this request, or by writing to {email}. Details: {policy}.',
};
