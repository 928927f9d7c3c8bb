import { browserTimers, type Timers } from './timers.ts';

/** Acknowledged by `ref`. */
export type Outgoing = { ref: string };

export type OutboxOptions<T extends Outgoing> = {
  /** False without a connection. */
  send(item: T): boolean;
  /** Most items in flight; one until the conversation is open. */
  window?(): number;
  /** Order is kept per lane; default: one lane. */
  lane?(item: T): string;
  onChange?(items: readonly T[]): void;
  timers?: Timers;
};
export type Outbox<T extends Outgoing> = {
  /** False when full. */
  add(item: T): boolean;
  /** Removes an accepted or finally refused item. */
  settle(ref: string): T | undefined;
  /** Preceding unanswered item, which must be stored first. */
  before(item: T): string | undefined;
  /** Pauses at least this long, then resends from the oldest. */
  hold(delayMs: number): void;
  /** Connection ready: resends from the oldest, including in flight. */
  resume(): void;
  /** Connection lost: stops until `resume`. */
  pause(): void;
  items(): readonly T[];
};

/** Same as `LIMITS.sendWindow` (tested). */
const SEND_WINDOW = 8;
const ACK_WAIT_MS = 8_000;
export const OUTBOX_LIMIT = 100;

/** Resent until acknowledged; the service deduplicates by `ref`. */
export const makeOutbox = <T extends Outgoing>(
  options: OutboxOptions<T>,
  first: readonly T[] = [],
): Outbox<T> => {
  const timers = options.timers ?? browserTimers;
  const items: T[] = first.slice(0, OUTBOX_LIMIT);
  /** In flight, each with its resend timer. */
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
    const limit = options.window?.() ?? SEND_WINDOW;
    for (const item of items) {
      if (sent.size >= limit || (!sent.has(item.ref) && !sendOne(item))) return;
    }
  };

  const takeBack = () => {
    for (const ref of sent.keys()) forget(ref);
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
      // Later items are refused too, often with a shorter wait.
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
