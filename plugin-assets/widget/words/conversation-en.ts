import type { ConversationWords } from './conversation-pl.ts';

export const words: ConversationWords = {
  greetingText: 'Hello! How can we help?',
  youText: 'You: ',
  erasedLineText: 'Message deleted',
  byMailText: { given: 'Sent by e‑mail', other: 'Sent by e‑mail from another address' },
  joinedText: (name) => `${name} is answering in this chat`,
  blockedText: 'The shop has ended this chat and takes no more messages here.',
  reopenedText: 'The chat goes on',
  stateText: { waiting: 'waiting to be sent', sent: 'sent', seen: 'seen' },
  unsendText: 'Do not send',
  typingText: 'The consultant is typing…',
  newsText: 'New messages: ',
  writeText: 'Write a message',
  leftText: 'Characters left: ',
  notSentText: 'We could not send this message. Please try again.',
  offerText: 'Nobody has answered your last message yet. Leave a message and we will reply by e‑mail.',
  notKeptText: 'This browser does not keep the chat: it ends when you leave the page.',
  waitsText:
    'We are away now and will read this when we are back. To be answered by e‑mail, leave a message.',
  lostText: 'Reconnecting. Your messages are waiting; none will be lost.',
  stoppedText: 'The connection was lost.',
  endText: 'End the chat',
  endAskText: 'End the chat? It will disappear from this browser.',
  eraseText: 'Delete this chat',
  eraseAskText: 'Delete this chat, also in the shop? This cannot be undone.',
};
