import type { Timers } from '../../shared/timers.ts';

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;
/** Browsers run timers of hidden tabs once a minute; one that is later ran on a machine that slept. */
const SLEPT_MS = 150_000;
/** Time to answer whether one is there. */
export const ASK_MS = MINUTE_MS;
/** A sign of the person is passed on at most this often. */
const SIGN_EVERY_MS = 30_000;

export type IdleWatchOptions = {
  timers: Timers;
  /** Minutes without a sign after which the person is asked; 0: never. */
  minutes(): number;
  /** Here by their own word, and not on call. */
  isHere(): boolean;
  /** Set away by this watch, in any tab. */
  isAwayByItself(): boolean;
  /** Asks whether the person is there, until then; null takes the question back. */
  ask(until: number | null): void;
  goAway(): void;
  comeBack(): void;
  /** The person is there: the service and the other tabs are to know. */
  sign(): void;
};

/** Sets a person away who gave no sign for long, or whose machine slept; the first sign sets them here again. */
export const makeIdleWatch = (options: IdleWatchOptions) => {
  const { timers } = options;
  let signAt = timers.now();
  let toldAt = 0;
  let lookedAt = timers.now();
  let until: number | null = null;

  const ask = (next: number | null) => {
    if (until === next) return;
    until = next;
    options.ask(next);
  };
  const look = () => {
    const now = timers.now();
    const hasSlept = now - lookedAt > SLEPT_MS;
    lookedAt = now;
    const idleMs = options.minutes() * MINUTE_MS;
    if (idleMs === 0 || !options.isHere()) ask(null);
    else if (until === null) {
      if (hasSlept || now - signAt >= idleMs) ask(now + ASK_MS);
    } else if (now >= until && !hasSlept) {
      ask(null);
      options.goAway();
    }
    timers.set(look, LOOK_MS);
  };
  timers.set(look, LOOK_MS);

  /** There was a sign in another tab. */
  const heard = () => {
    signAt = timers.now();
    ask(null);
  };
  return {
    heard,
    /** There was a key, a pointer or a touch. */
    signed: () => {
      heard();
      if (options.isAwayByItself()) options.comeBack();
      if (signAt - toldAt < SIGN_EVERY_MS) return;
      toldAt = signAt;
      options.sign();
    },
  };
};
