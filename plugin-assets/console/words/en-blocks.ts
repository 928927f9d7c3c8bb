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
