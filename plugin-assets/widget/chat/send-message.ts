import { OUTBOX_LIMIT } from '../../shared/outbox.ts';
import { page, product } from '../connection/bridge.ts';
import { outbox, socket } from '../connection/socket.ts';
import { state } from '../state/app.ts';
import { keepMessage } from '../state/stored-entry.ts';

const TYPING_GAP_MS = 3_000;
let typingSentAt = 0;

/** At most every 3 s, never the typed text. Rule: CO-10. */
export const sendTyping = (isOn: boolean): void => {
  const now = Date.now();
  if (!state.last || (isOn ? now - typingSentAt < TYPING_GAP_MS : !typingSentAt)) return;
  typingSentAt = isOn ? now : 0;
  socket.send({ t: 'typing.set', on: isOn });
};

/** Stores until confirmed, and queues for sending. */
export const sendMessage = (text: string): boolean => {
  const message = { ref: crypto.randomUUID(), text, ...(page && { page, product }) };
  if (outbox.items().length >= OUTBOX_LIMIT) return false;
  keepMessage(message);
  sendTyping(false);
  return outbox.add(message);
};
