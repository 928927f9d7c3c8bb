import type { CardWords } from './card-pl.ts';

export const words: CardWords = {
  cardText: 'Request for data',
  askedFieldText: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    address: 'Postal address',
    order_number: 'Order number',
  },
  cardOptionalText: ' (optional)',
  cardMoreText: 'Who is asking, and your rights',
  cardSendText: 'Send the data',
  cardDeclineText: 'Decline',
  cardSendingText: 'Sending…',
  cardNeedText: 'Fill this in or decline.',
  cardFaultText: {
    email: 'Enter an e-mail address like name@example.com.',
    phone: 'Enter a phone number of 6 to 20 digits.',
    other: 'Enter at most 300 characters.',
  },
  cardConsentText: 'Tick the box or decline. Declining has no other effect.',
  cardAnsweredText: 'Sent: ',
  cardDeclinedText: 'Declined. No data was stored.',
  cardWithdrawnText: 'Consent withdrawn, data deleted.',
  cardEndedText: 'This data has been deleted.',
  cardOverText: 'This request has expired.',
  cardStaleText: 'The shop has changed its privacy notice and has to ask again.',
  cardWithdrawText: 'Withdraw consent',
  cardWithdrawAskText: 'Withdraw your consent? We will delete this data.',
};
