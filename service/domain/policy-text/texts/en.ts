import type { PolicyTextWords } from './policy-text-words.ts';

export const en: PolicyTextWords = {
  chatHeading: 'Live chat',
  chat: 'You can talk to us in the chat on our pages.',
  chatErase: 'You can delete an ongoing chat yourself at any time in the menu of the chat.',
  formHeading: 'Contact form in the chat',
  form: 'When nobody is there you can leave a message. We then ask for: {fields}.',
  offers:
    'If you separately consent to receiving offers, we use the address or number you gave to send them until you withdraw that consent (Art. 6(1)(a) GDPR and {advertising}).',
  storageHeading: 'What the chat stores on your device',
  storage:
    'Until you click its button, the chat stores nothing and opens no connection other than for loading the button itself. After the click it remembers in the browser tab that the chat is open, and in its own frame the key of the ongoing chat and messages not yet sent, for at most 8 hours unless you ask it to remember the chat for longer. Until the tab is closed, and for at most 8 hours, it also remembers there a chat message that you have begun and not sent, and the link to the receipt of a form that you sent, but nothing that you fill into a form. No cookies are used for this. This rests on {law}, because the chat that you ask for cannot work without it.',
  noAddress: 'The chat does not store your IP address.',
  visitsHeading: 'Help while you are on our pages',
  visits:
    'Only if you consent to marketing in our cookie settings, the chat shows us while you are on our pages: which of them you open, since when you have been here, whether you have been here before, and the value of your cart if our shop passes it on. We use this to offer you help in the chat. For this your browser stores one entry, “zgoda:…:visit”, for at most 30 days after your last visit. Without your consent none of this happens. The data are in memory only while you are here; they are not stored, and they are deleted at once when you withdraw your consent in the cookie settings, which you can do at any time. The basis is your consent (Art. 6(1)(a) GDPR and {consentLaw}).',
  recipientsHeading: 'Who processes chat data for us',
  recipientsOwn: 'We run the chat ourselves.',
  rightsHeading: 'Your rights',
};
