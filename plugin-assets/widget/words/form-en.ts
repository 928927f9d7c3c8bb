import type { FormWords } from './form-pl.ts';

export const words: FormWords = {
  toChatText: 'Show the chat',
  fieldText: { name: 'Name', email: 'E-mail', phone: 'Phone', message: 'Message' },
  optionalText: ' (optional)',
  needText: {
    name: 'Enter your name.',
    email: 'Enter the e-mail address we should reply to.',
    phone: 'Enter your phone number.',
    message: 'Tell us how we can help.',
  },
  badText: {
    name: 'Check the name.',
    email: 'Enter an e-mail address like name@example.com.',
    phone: 'Enter a phone number of 6 to 20 digits.',
    message: 'Check the message.',
  },
  offersText: 'Offers, if you like',
  needConsentText: 'Tick the consent box so that we can reply, or write to us at ',
  summaryText: 'Please correct:',
  sendingText: 'Sending…',
  staleText:
    'The shop has changed its privacy notice. Please read it and send again. Your text is still here.',
  deletedText: 'This message was sent before and then deleted. Send it again if you want us to have it.',
  rateText: 'Wait a moment and try again.',
  thanksText: 'Thank you, we have your message',
  replyText: 'We will reply to ',
  referenceText: 'Reference',
  whatText: 'What was sent',
  whomText: 'To whom',
  untilText: 'Kept until',
  receiptText: 'Receipt',
  withdrawText: 'Withdraw consent',
  withdrawAskText: 'Withdraw your consent? We will delete the message and not reply to it.',
  withdrawnText: 'Consent withdrawn, message deleted',
  anotherText: 'Write another message',
};
