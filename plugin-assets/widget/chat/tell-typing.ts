import { socket } from '../connection/socket.ts';
import { state } from '../state/app.ts';

const TYPING_GAP_MS = 3_000;
let typingToldAt = 0;

/** The visitor types: told at most every 3 s, and never with a word of it. Rule: CO-10. */
export const tellTyping = (isOn: boolean): void => {
  const now = Date.now();
  if (!state.last || (isOn ? now - typingToldAt < TYPING_GAP_MS : !typingToldAt)) return;
  typingToldAt = isOn ? now : 0;
  socket.send({ t: 'typing.set', on: isOn });
};
