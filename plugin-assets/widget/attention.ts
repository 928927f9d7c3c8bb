import { set, state } from './app.ts';
import { isOverHttp, postRead, socket } from './line.ts';
import { unreadOf } from './reduce.ts';
import { clockOffsetMs } from './signs.ts';

type Timer = ReturnType<typeof setTimeout> | number | undefined;

const READ_WAIT_MS = 500;
const TYPING_GAP_MS = 3_000;
const OFFER_AFTER_MS = 90_000;

let typingToldAt = 0;
let offerFor: string | null | undefined;
let readTimer: Timer;
let offerTimer: Timer;

/** Seen means: the panel is shown, and the tab is looked at. */
const tellRead = () => {
  readTimer = undefined;
  const { isShown, last } = state;
  if (!isShown || document.hidden || !unreadOf(state)) return;
  if (!socket.send({ t: 'message.read', seq: last })) {
    if (!isOverHttp) return;
    postRead(last);
  }
  set({ seenByVisitor: last });
};

/** Small courtesies between the two sides, after each change: seen, and the form when nobody answers. */
export const attend = (): void => {
  if (!readTimer && unreadOf(state)) readTimer = setTimeout(tellRead, READ_WAIT_MS);
  const { session, waitingSince } = state;
  const since = session?.form && session.mode === 'live' ? waitingSince : null;
  if (since === offerFor) return;
  offerFor = since;
  clearTimeout(offerTimer);
  if (!since) return;
  const waitedMs = Date.now() + clockOffsetMs - Date.parse(since);
  offerTimer = setTimeout(set, OFFER_AFTER_MS - waitedMs, { isFormOffered: true });
};

/** The visitor types: told at most every 3 s, and never with a word of it. Rule: CO-10. */
export const tellTyping = (isOn: boolean): void => {
  const now = Date.now();
  if (!state.last || (isOn ? now - typingToldAt < TYPING_GAP_MS : !typingToldAt)) return;
  typingToldAt = isOn ? now : 0;
  socket.send({ t: 'typing.set', on: isOn });
};
