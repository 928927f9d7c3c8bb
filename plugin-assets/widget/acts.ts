import { OUTBOX_LIMIT } from '../shared/outbox.ts';
import { set, state } from './app.ts';
import { tellTyping } from './attention.ts';
import { page } from './bridge.ts';
import { forgetTalk, outbox, startLine, stopLine } from './line.ts';
import { keepMessage } from './session.ts';

/** Send was pressed: kept until the service confirms it. */
export const sendMessage = (text: string): boolean => {
  const message = { ref: crypto.randomUUID(), text, ...(page && { page }) };
  if (outbox.items().length >= OUTBOX_LIMIT) return false;
  keepMessage(message);
  tellTyping(false);
  return outbox.add(message);
};

/** A new conversation after one that is over, or the same one taken back from another tab. */
export const again = (): void => {
  if (state.ending === 'replaced') set({ ending: null });
  else forgetTalk();
  stopLine();
  startLine();
};
