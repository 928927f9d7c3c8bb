/** English words of blocking a visitor. */
export const blocksEn = {
  title: 'Block the visitor',
  lead: 'Ends the chat and takes nothing more from it. The visitor is told so, with your e-mail address, and can still read, copy and delete the chat. It lasts as long as the chat stays in the visitor’s browser.',
  limits:
    'The visitor can begin a new chat from another browser, or after clearing this one. The chat does not recognise people or devices.',
  reason: 'Reason',
  reasons: {
    abuse: 'Abusive messages',
    threat: 'Threats',
    spam: 'Spam',
    fraud: 'Attempted fraud',
    other: 'Other',
  },
  customer: 'Also this customer of the shop',
  customerHint:
    'Your shop vouches for who is signed in. For that time, a new chat of this customer ends as soon as the shop names them.',
  days: {
    none: 'No',
    1: 'for a day',
    7: 'for 7 days',
    30: 'for 30 days',
  },
  listTitle: 'Blocked customers',
  listLead:
    'Customers whom your shop vouches for and from whom you take no chats. Who they are is not stored here; the activity log names the chat. A block ends by itself. Lifting one frees the chats of this customer too.',
  listNone: 'No customer is blocked.',
  listRow: '{reason}, since {since}, until {until}',
  block: 'Block',
  blockedToast: 'The visitor is blocked, and the chat has ended.',
  chip: 'blocked',
  blockedNow: 'The visitor of this chat is blocked: {reason}.',
  unblock: 'Lift the block',
  liftedToast:
    'The block is lifted. The chat stays closed; you can open it again while its visitor can be reached.',
  over: 'Nothing to block: the visitor has left this chat, or its time is over.',
  happened: 'The visitor was blocked: {reason}',
  lifted: 'The block was lifted',
};
