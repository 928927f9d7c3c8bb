import type { VisitorClientFrame } from '../../service/protocol/visitor-frames.ts';
import { unreadOf } from './reduce.ts';
import type { Action, State } from './state.ts';

export type AttentionOptions = {
  state: () => State;
  dispatch: (action: Action) => void;
  /** False when no socket is ready. */
  say: (frame: VisitorClientFrame) => boolean;
  /** The same over HTTP; false when that is not in use. */
  postRead: (seq: number) => boolean;
};

type Timer = ReturnType<typeof setTimeout> | undefined;

const READ_WAIT_MS = 500;
const TYPING_GAP_MS = 3_000;
const TYPING_ENDS_MS = 6_000;
const OFFER_AFTER_MS = 90_000;

/** Small courtesies between the two sides: seen, typing, and the form when nobody answers. */
export const makeAttention = ({ state, dispatch, say, postRead }: AttentionOptions) => {
  let clockOffsetMs = 0;
  let typingToldAt = 0;
  let offerFor: string | null = null;
  let readTimer: Timer;
  let typingTimer: Timer;
  let offerTimer: Timer;

  const tellRead = () => {
    readTimer = undefined;
    const now = state();
    if (!now.isShown || document.visibilityState !== 'visible' || !unreadOf(now)) return;
    const seq = now.last;
    if (say({ t: 'message.read', seq }) || postRead(seq)) dispatch({ t: 'read', seq });
  };

  const offerForm = () => {
    const { waitingSince, session } = state();
    const since = session?.mode === 'live' && session.form ? waitingSince : null;
    if (since === offerFor) return;
    offerFor = since;
    clearTimeout(offerTimer);
    if (!since) return;
    const waitedMs = Date.now() + clockOffsetMs - Date.parse(since);
    offerTimer = setTimeout(() => dispatch({ t: 'form.offered' }), Math.max(0, OFFER_AFTER_MS - waitedMs));
  };

  return {
    /** The service's clock, by which waiting times count. */
    setNow(now: string) {
      clockOffsetMs = Date.parse(now) - Date.now();
    },
    /** After each change of the state. */
    follow() {
      if (readTimer === undefined && unreadOf(state())) readTimer = setTimeout(tellRead, READ_WAIT_MS);
      offerForm();
    },
    /** The sign that a consultant types fades unless it is renewed. */
    heardTyping(isOn: boolean) {
      clearTimeout(typingTimer);
      const over = { t: 'typing.show', on: false } as const;
      if (isOn) typingTimer = setTimeout(() => dispatch({ t: 'frame', frame: over }), TYPING_ENDS_MS);
    },
    /** The visitor types: told at most every 3 s and never with a word of it. Rule: CO-10. */
    typing(isOn: boolean) {
      const now = Date.now();
      if (!state().last || (isOn ? now - typingToldAt < TYPING_GAP_MS : !typingToldAt)) return;
      typingToldAt = isOn ? now : 0;
      say({ t: 'typing.set', on: isOn });
    },
  };
};
