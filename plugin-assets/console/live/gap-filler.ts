import { browserTimers, type Timers } from '../../shared/timers.ts';
import { hasGap } from '../state/conversation.ts';
import type { State } from '../state/state.ts';

/** An unanswered request for missing data is repeated after this long. */
const ASK_AGAIN_MS = 8_000;

export type GapFillerOptions = {
  get(): State;
  /** Requests the events after `last`; they arrive as a change of state. */
  resume(conversationId: string, last: number): void;
  /** Fetches a conversation that is missing or incomplete here. */
  fetchSummary(conversationId: string): void;
  timers?: Timers;
};
export type GapFiller = {
  /** Requests everything that is missing in the state, each item once. */
  check(): void;
  /** The connection is new: pending requests are lost. */
  reset(): void;
};

/** Requests missing events and conversations; the reducer only records the gaps. */
export const makeGapFiller = (options: GapFillerOptions): GapFiller => {
  const timers = options.timers ?? browserTimers;
  const asked = new Map<string, { what: string; timer: unknown }>();

  const ask = (id: string, what: string, question: () => void) => {
    const before = asked.get(id);
    if (before?.what === what) return;
    timers.clear(before?.timer);
    const timer = timers.set(() => {
      asked.delete(id);
      check();
    }, ASK_AGAIN_MS);
    asked.set(id, { what, timer });
    question();
  };

  const check = () => {
    const state = options.get();
    if (state.phase !== 'signed-in') return;
    const missing = new Set<string>(state.unknown);
    for (const id of state.unknown) ask(id, 'summary', () => options.fetchSummary(id));
    for (const conversation of Object.values(state.conversations)) {
      const { id, last } = conversation.summary;
      if (conversation.isStale) {
        missing.add(id);
        ask(id, 'summary', () => options.fetchSummary(id));
      } else if (hasGap(conversation)) {
        missing.add(id);
        ask(id, `after ${last}`, () => options.resume(id, last));
      }
    }
    for (const [id, { timer }] of asked) {
      if (missing.has(id)) continue;
      timers.clear(timer);
      asked.delete(id);
    }
  };

  return {
    check,
    reset: () => {
      for (const { timer } of asked.values()) timers.clear(timer);
      asked.clear();
    },
  };
};
