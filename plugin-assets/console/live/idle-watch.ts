import type { Timers } from '../../shared/timers.ts';

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;
/** Hidden tabs run timers once a minute; a later one means the machine slept. */
const SLEPT_MS = 150_000;
/** Time to answer the idle question. */
export const ASK_MS = MINUTE_MS;
/** Shortest interval between reported signs. */
const SIGN_EVERY_MS = 30_000;

export type IdleWatchOptions = {
  timers: Timers;
  /** Minutes without a sign; 0: never. */
  minutes(): number;
  /** Here by choice and not on call. */
  isHere(): boolean;
  isAwayByItself(): boolean;
  /** Asks until then; null withdraws the question. */
  ask(until: number | null): void;
  goAway(): void;
  comeBack(): void;
  /** Notifies the service and other tabs. */
  sign(): void;
};

/** Sets an idle person away, also after the machine slept; the next sign restores. */
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

  const heard = () => {
    signAt = timers.now();
    ask(null);
  };
  return {
    heard,
    signed: () => {
      heard();
      if (options.isAwayByItself()) options.comeBack();
      if (signAt - toldAt < SIGN_EVERY_MS) return;
      toldAt = signAt;
      options.sign();
    },
  };
};
