import type { MenuWords } from './menu-pl.ts';

export const words: MenuWords = {
  rememberText: 'Remember this conversation in this browser. Days: ',
  moreText: 'More',
  endText: 'End the conversation',
  endAskText: 'End the conversation? It will disappear from this browser.',
  eraseText: 'Delete this conversation',
  eraseAskText: 'Delete the conversation, at the shop too? This cannot be undone.',
};
