/** Frames of one socket that may be under way at the same time: as many messages as a client sends unanswered. */
const MOST_UNDER_WAY = 8;
/** Frames that wait behind them at most: what a client sends in several seconds while the database hangs. */
const MOST_WAITING = 100;

/** Starts a frame, and is given what lets the next one start, and what says that it is handled. Never throws. */
export type StartFrame<F> = { start(frame: F, queued: () => void, end: () => void): void };

/**
 * Frames of one socket in their order: each starts when the one before it is handled, or can no longer be overtaken.
 * Without a chain of promises, because every message passes here; a class, because every socket has one and its
 * functions would take memory.
 */
export class FrameTurns<F> {
  readonly #starter: StartFrame<F>;
  /** Not started yet, oldest first; null when all have. */
  #waiting: F[] | null = null;
  #waitingForIdle: (() => void)[] | null = null;
  /** Whether the newest that has started lets no other one start. */
  #isHeld = false;
  #underWay = 0;

  constructor(starter: StartFrame<F>) {
    this.#starter = starter;
  }

  /** @returns false when too many wait already; then the frame is not handled */
  put(frame: F): boolean {
    if (!this.#isHeld) {
      this.#start(frame);
      return true;
    }
    this.#waiting ??= [];
    if (this.#waiting.length >= MOST_WAITING) return false;
    this.#waiting.push(frame);
    return true;
  }

  /** Resolves when all frames are handled. */
  idle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waitingForIdle ??= [];
      this.#waitingForIdle.push(resolve);
    });
  }

  #startNext(): void {
    while (!this.#isHeld) {
      const frame = this.#waiting?.shift();
      if (frame === undefined) {
        this.#waiting = null;
        return;
      }
      this.#start(frame);
    }
  }

  #start(frame: F): void {
    this.#isHeld = true;
    this.#underWay += 1;
    let isHolding = true;
    const release = (): void => {
      if (!isHolding) return;
      isHolding = false;
      this.#isHeld = false;
      this.#startNext();
    };
    const end = (): void => {
      this.#underWay -= 1;
      release();
      if (this.#underWay === 0 && this.#waitingForIdle !== null) this.#nowIdle();
    };
    const queued = (): void => {
      if (this.#underWay < MOST_UNDER_WAY) release();
    };
    this.#starter.start(frame, queued, end);
  }

  #nowIdle(): void {
    const waiting = this.#waitingForIdle ?? [];
    this.#waitingForIdle = null;
    for (const resolve of waiting) resolve();
  }
}
