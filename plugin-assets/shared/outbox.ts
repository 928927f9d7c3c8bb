import { browserTimers, type Timers } from './timers.ts';

/** Anything that is sent with its own id and answered with it. */
export type Outgoing = { ref: string };

export type OutboxOptions<T extends Outgoing> = {
  /** Puts one on the line; false when there is no line. */
  send(item: T): boolean;
  /** How many may be on the way unanswered. One while the first message has yet to open the conversation. */
  window?(): number;
  /** Items of one lane keep their order among each other; by default all are in one. */
  lane?(item: T): string;
  /** The list has changed: show it, keep it. */
  onChange?(items: readonly T[]): void;
  timers?: Timers;
};
export type Outbox<T extends Outgoing> = {
  /** False when the box is full. */
  add(item: T): boolean;
  /** The service has answered this one, with a yes or a final no: it is out. Returns it. */
  settle(ref: string): T | undefined;
  /** `ref` of the unanswered item that was added before this one: the service stores this one only after it. */
  before(item: T): string | undefined;
  /** The service asks to slow down: nothing is sent for at least this long, then in order from the oldest. */
  hold(delayMs: number): void;
  /** The line is ready: send from the oldest, those on the old line too. */
  resume(): void;
  /** The line is gone: everything waits. */
  pause(): void;
  items(): readonly T[];
};

const WINDOW = 8;
const ACK_WAIT_MS = 8_000;
export const OUTBOX_LIMIT = 100;

/**
 * Messages that the service has not yet confirmed, oldest first. Each is sent again with the same `ref` until an
 * answer comes, so none is lost and, since the service stores a `ref` once, none is doubled.
 */
export const makeOutbox = <T extends Outgoing>(
  options: OutboxOptions<T>,
  first: readonly T[] = [],
): Outbox<T> => {
  const timers = options.timers ?? browserTimers;
  const items: T[] = first.slice(0, OUTBOX_LIMIT);
  /** Those on the line now, each with the timer that sends it again. */
  const sent = new Map<string, unknown>();
  let isOpen = false;
  let holdTimer: unknown;
  let heldUntil = 0;

  const forget = (ref: string) => {
    timers.clear(sent.get(ref));
    sent.delete(ref);
  };

  const sendOne = (item: T): boolean => {
    forget(item.ref);
    const isSent = options.send(item);
    if (isSent)
      sent.set(
        item.ref,
        timers.set(() => sendOne(item), ACK_WAIT_MS),
      );
    return isSent;
  };

  const pump = () => {
    if (!isOpen || holdTimer !== undefined) return;
    const limit = options.window?.() ?? WINDOW;
    for (const item of items) {
      if (sent.size >= limit || (!sent.has(item.ref) && !sendOne(item))) return;
    }
  };

  const takeBack = () => {
    for (const ref of [...sent.keys()]) forget(ref);
    timers.clear(holdTimer);
    holdTimer = undefined;
    heldUntil = 0;
  };

  return {
    add(item) {
      if (items.length >= OUTBOX_LIMIT) return false;
      items.push(item);
      options.onChange?.(items);
      pump();
      return true;
    },
    settle(ref) {
      const at = items.findIndex((item) => item.ref === ref);
      if (at < 0) return undefined;
      forget(ref);
      const [item] = items.splice(at, 1);
      options.onChange?.(items);
      pump();
      return item;
    },
    before(item) {
      let before: string | undefined;
      for (const other of items) {
        if (other === item) break;
        if (options.lane?.(other) === options.lane?.(item)) before = other.ref;
      }
      return before;
    },
    hold(delayMs) {
      // What waits behind a refused one is refused too, often for a shorter time.
      const until = Math.max(heldUntil, timers.now() + delayMs);
      takeBack();
      heldUntil = until;
      holdTimer = timers.set(() => {
        holdTimer = undefined;
        pump();
      }, until - timers.now());
    },
    resume() {
      isOpen = true;
      takeBack();
      pump();
    },
    pause() {
      isOpen = false;
      takeBack();
    },
    items: () => items,
  };
};
