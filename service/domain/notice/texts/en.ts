import type { NoticeWords } from './notice-words.ts';

export const en: NoticeWords = {
  fieldNames: { name: 'name', email: 'e-mail address', phone: 'phone number', message: 'message' },
  and: ' and ',
  purposeText: 'answering the enquiry',
  controller: 'The controller of your data is {controller}, {address}. Contact: {email}{phone}.{dpo}',
  controllerPhone: ', phone {value}',
  controllerDpo: ' Data protection officer: {value}.',
  purposeConsent:
    'We use them to answer your enquiry. The legal basis is your consent (Art. 6(1)(a) GDPR), and our legal obligation where you complain about goods or withdraw from a contract (Art. 6(1)(c)).',
  purposeRequest:
    'We use them to answer your enquiry. The legal basis depends on the matter: a contract or steps before it, a legal obligation, or our legitimate interest (points (b), (c) and (f) of Art. 6(1) GDPR).',
  more: 'More about your data',
  casesRequest:
    'The legal basis in each case. A question about an offer, an order or a contract: steps at your request before entering into a contract, or performance of the contract (Art. 6(1)(b) GDPR). A complaint about goods, a withdrawal from a contract or another matter that the law obliges us to answer: legal obligation (Art. 6(1)(c)). Any other question: our legitimate interest in answering people who write to us (Art. 6(1)(f)).',
  retention: 'We delete them at the latest {days} days after the last contact.',
  proof: {
    consent:
      ' The record of the consent (without the message, and with a keyed hash in place of the address) stays for {years} after that because of possible claims (Art. 6(1)(f) GDPR).',
    request:
      ' A record that this notice was shown (without the message and without your address) stays for {years} after that, so that we can show it (Art. 6(1)(f) GDPR).',
  },
  spamCheck:
    'A form that looks like spam to an automatic check (sent too fast, a hidden field filled in, links, repeated text) waits for one of us to look at it. Until then we send you no mail and add you to no list; if nobody looks, it is deleted after {quarantine} days at the latest.',
  voluntary: 'Giving your data is voluntary, but without the required fields ({required}) we cannot answer.',
  withdraw:
    'You can withdraw your consent at any time: with the button in the confirmation or by writing to {email}. Withdrawing it does not affect the lawfulness of what we did before, and does not delete a matter that the law obliges us to keep (a complaint about goods, a withdrawal from a contract).',
  object:
    'Right to object: you can object at any time, on grounds relating to your particular situation, to processing that is based on our legitimate interest. Write to {email}.',
  rights:
    'You have the right to access, correct and erase your data, to have their use restricted, to receive them in a portable form, and to complain to {authority}.',
  policy: 'Details: {policy}.',
  policyLanguage: { pl: ' (in Polish)', en: ' (in English)', de: ' (in German)' },
  consent:
    'I consent to the processing of my personal data ({fields}) by {controller} in order to answer my enquiry. I can withdraw this consent at any time: with the button in the confirmation or by writing to {email}. Details: {policy}.',
};
