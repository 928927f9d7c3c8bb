import { browserTimers, type Timers } from '../../shared/timers.ts';
import { hasGap } from '../state/conversation.ts';
import type { State } from '../state/state.ts';

const ASK_AGAIN_MS = 8_000;
/** Concurrent requests. */
const MOST_AT_A_TIME = 5;

export type GapFillerOptions = {
  get(): State;
  openId(): string | null;
  /** Results arrive as a change of state. */
  resume(conversationId: string, last: number): void;
  fetchSummary(conversationId: string): void;
  timers?: Timers;
};
export type GapFiller = {
  check(): void;
  reset(): void;
};

/** Events only for the conversation on the screen, which comes first. */
export const makeGapFiller = (options: GapFillerOptions): GapFiller => {
  const timers = options.timers ?? browserTimers;
  const asked = new Map<string, { what: string; timer: unknown }>();

  const ask = (id: string, what: string, question: () => void) => {
    const before = asked.get(id);
    if (before?.what === what || (before === undefined && asked.size >= MOST_AT_A_TIME)) return;
    timers.clear(before?.timer);
    const timer = timers.set(() => {
      asked.delete(id);
      check();
    }, ASK_AGAIN_MS);
    asked.set(id, { what, timer });
    question();
  };

  const askFor = (id: string) => {
    const { unknown, conversations } = options.get();
    const last = unknown.includes(id) ? undefined : conversations[id]?.summary.last;
    if (last === undefined || conversations[id]?.isStale || id !== options.openId())
      ask(id, 'summary', () => options.fetchSummary(id));
    else ask(id, `after ${last}`, () => options.resume(id, last));
  };

  const check = () => {
    const state = options.get();
    if (state.phase !== 'signed-in') return;
    const missing = new Set<string>(state.unknown);
    for (const conversation of Object.values(state.conversations))
      if (conversation.isStale || hasGap(conversation)) missing.add(conversation.summary.id);
    for (const [id, { timer }] of asked) {
      if (missing.has(id)) continue;
      timers.clear(timer);
      asked.delete(id);
    }
    const openId = options.openId();
    if (openId !== null && missing.delete(openId)) askFor(openId);
    for (const id of missing) askFor(id);
  };

  return {
    check,
    reset: () => {
      for (const { timer } of asked.values()) timers.clear(timer);
      asked.clear();
    },
  };
};
