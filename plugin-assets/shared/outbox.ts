import { browserTimers, type Timers } from './timers.ts';

/** Anything that is sent with an id and acknowledged by it. */
export type Outgoing = { ref: string };

export type OutboxOptions<T extends Outgoing> = {
  /** Sends one item; false when there is no connection. */
  send(item: T): boolean;
  /** How many items may be in flight. One until the first message has opened the conversation. */
  window?(): number;
  /** Items of the same lane keep their order; by default there is one lane. */
  lane?(item: T): string;
  /** Called when the list has changed. */
  onChange?(items: readonly T[]): void;
  timers?: Timers;
};
export type Outbox<T extends Outgoing> = {
  /** False when the outbox is full. */
  add(item: T): boolean;
  /** Removes and returns an item that the service has accepted or finally refused. */
  settle(ref: string): T | undefined;
  /** `ref` of the preceding unanswered item; the service stores this one only after it. */
  before(item: T): string | undefined;
  /** The service asks to slow down: pauses for at least this long, then sends again from the oldest. */
  hold(delayMs: number): void;
  /** The connection is ready: sends from the oldest, including items in flight on the old connection. */
  resume(): void;
  /** The connection is lost: sends nothing until `resume`. */
  pause(): void;
  items(): readonly T[];
};

/** `LIMITS.sendWindow`, which the visitor does not load; a test holds them equal. */
const SEND_WINDOW = 8;
const ACK_WAIT_MS = 8_000;
export const OUTBOX_LIMIT = 100;

/**
 * Messages that the service has not confirmed, oldest first. Each is resent with the same `ref` until it is
 * acknowledged, so none is lost; the service stores each `ref` once, so none is duplicated.
 */
export const makeOutbox = <T extends Outgoing>(
  options: OutboxOptions<T>,
  first: readonly T[] = [],
): Outbox<T> => {
  const timers = options.timers ?? browserTimers;
  const items: T[] = first.slice(0, OUTBOX_LIMIT);
  /** Items in flight, each with its resend timer. */
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
      // Items behind a refused one are refused too, often with a shorter wait.
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
