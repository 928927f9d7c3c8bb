/** As in a client's send window. */
const MOST_UNDER_WAY = 8;
/** Queue limit: several seconds of input. */
const MOST_WAITING = 100;

/** Never throws; `queued` releases the next frame. */
export type StartFrame<F> = { start(frame: F, queued: () => void, end: () => void): void };

/** A class without promise chains, for speed and memory. */
export class FrameTurns<F> {
  readonly #starter: StartFrame<F>;
  /** Oldest first; null: none. */
  #waiting: F[] | null = null;
  #waitingForIdle: (() => void)[] | null = null;
  /** The newest frame blocks others. */
  #isHeld = false;
  #underWay = 0;

  constructor(starter: StartFrame<F>) {
    this.#starter = starter;
  }

  /** @returns false when the queue is full; the frame is dropped */
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
