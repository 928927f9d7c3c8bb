import type { NoticeWords } from './notice-words.ts';

export const en: NoticeWords = {
  fieldNames: { name: 'name', email: 'e-mail address', phone: 'phone number', message: 'message' },
  and: ' and ',
  purposeText: 'answering the enquiry',
  controller: 'The controller of your data is {controller}, {address}. Contact: {email}{phone}.{dpo}',
  controllerPhone: ', phone {value}',
  controllerDpo: ' Data protection officer: {value}.',
  purposeConsent:
    'We use them only to answer your enquiry. The legal basis is your consent (Art. 6(1)(a) GDPR).',
  purposeRequest:
    'We use them only to answer your enquiry. The legal basis is your request to be contacted (Art. 6(1)(b) GDPR) or our legitimate interest in answering questions (Art. 6(1)(f)).',
  retention: 'We delete them at the latest {days} days after the last contact.',
  voluntary: 'Giving your data is voluntary, but without the required fields ({required}) we cannot answer.',
  withdraw:
    'You can withdraw your consent at any time: with the button in the confirmation or by writing to {email}.',
  object: 'You can object at any time by writing to {email}.',
  rights:
    'You have the right to access, correct, erase, restrict and move your data, and to complain to {authority}.',
  policy: 'Details: {policy}.',
  policyLanguage: { pl: ' (in Polish)', en: ' (in English)', de: ' (in German)' },
  consent:
    'I consent to the processing of my personal data ({fields}) by {controller} in order to answer my enquiry. I can withdraw this consent at any time: with the button in the confirmation or by writing to {email}. Details: {policy}.',
};
