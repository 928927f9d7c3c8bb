import type { PolicyTextWords } from './policy-text-words.ts';

export const en: PolicyTextWords = {
  fieldNames: { name: 'name', email: 'e-mail address', phone: 'phone number', message: 'message' },
  and: ' and ',
  chatHeading: 'Live chat',
  chat: 'You can talk to us in the chat on our pages. We then process what you write and the address of the page you write from (without parameters), with the product shown there. We do this to answer your question: the legal basis is your request to be contacted (Art. 6(1)(b) GDPR) or our legitimate interest in answering questions (Art. 6(1)(f)). We ask for personal data only on a card that states their scope and purpose; you can decline.',
  chatKept:
    'We delete conversations {anonymous} days after the last message, or {days} days after it if there are contact details in them. You can erase a running conversation yourself at any time in the menu of the chat.',
  formHeading: 'Contact form in the chat',
  formConsent:
    'When nobody is there you can leave a message. We then ask for: {fields}. We answer on the basis of your consent (Art. 6(1)(a) GDPR), which you can withdraw at any time: with the button in the confirmation or by writing to {email}. Withdrawing it does not affect the lawfulness of what was done before.',
  formRequest:
    'When nobody is there you can leave a message. We then ask for: {fields}. We answer because you asked to be contacted (Art. 6(1)(b) GDPR) or in our legitimate interest in answering questions (Art. 6(1)(f)). You can object by writing to {email}.',
  formKept:
    'We delete enquiries {leadDays} days after the last contact. We keep the proof of consent, without the content of the enquiry, for as long as we may have to show it.',
  offers:
    'If you separately agree to receive offers, we use the address or number you gave to send them until you withdraw that consent (Art. 6(1)(a) GDPR and the national rules on electronic communications).',
  storageHeading: 'What the chat stores on your device',
  storage:
    'Until you click the chat button it stores nothing and opens no connection other than for loading the button itself. After the click it remembers in the browser tab that the chat is open, and in its own frame the key of the running conversation and messages not yet sent, for at most 8 hours unless you ask it to remember the conversation for longer. No cookies are used for this.',
  noAddress: 'The chat does not store your IP address.',
  recipientsHeading: 'Who processes chat data for us',
  recipients:
    'The chat is run for us by {operator} under a data-processing agreement. We pass the data on to nobody else.',
  recipientsOwn: 'We run the chat ourselves. We pass the data on to nobody else.',
  rightsHeading: 'Your rights',
  rights:
    'The controller of the data is {controller}, {address}, {email}. You have the right to access, correct, erase, restrict and move your data, and to complain to {authority}.',
};
