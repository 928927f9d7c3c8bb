/** Loads events that this page lacks: those that it missed while disconnected, and those before the shown ones. */
import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import type { Timers } from '../../shared/timers.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { makeGapFiller } from './gap-filler.ts';

const PAGE = 100;

export type EventLoader = {
  /** Requests everything that is missing, each item once. */
  fillGaps(): void;
  /** The connection is new: pending requests are lost. */
  reset(): void;
  /** Loads the page before the first shown event; false when that failed. */
  loadOlder(conversationId: string): Promise<boolean>;
};

export const makeEventLoader = ({
  appState,
  api,
  timers,
  sendFrame,
  isPolling,
  openId,
}: {
  appState: AppState;
  api: Pick<StaffApi, 'events' | 'conversation'>;
  timers: Timers;
  /** False when there is no open socket. */
  sendFrame(frame: StaffClientFrame): boolean;
  /** Sockets are blocked, so that events are fetched over HTTP. */
  isPolling(): boolean;
  /** The conversation on the screen, or null. */
  openId(): string | null;
}): EventLoader => {
  const fetchEvents = async (id: string, after: number): Promise<boolean> => {
    const answer = await api.events(id, after);
    if (answer.ok) {
      const { events, last } = answer.body;
      appState.dispatch({ type: 'events', conversationId: id, events, last });
    }
    return answer.ok;
  };
  const fetchSummary = async (id: string): Promise<void> => {
    const answer = await api.conversation(id);
    if (answer.ok)
      appState.dispatch({ type: 'summary', conversation: answer.body, dropsHeld: id !== openId() });
    else if (answer.refusal.status === 404) appState.dispatch({ type: 'gone', conversationId: id });
  };

  const gaps = makeGapFiller({
    get: appState.get,
    openId,
    timers,
    resume: (id, last) => {
      const conversationId = id as ConversationId;
      const isSent = sendFrame({ t: 'events.resume', conversationId, last, limit: PAGE });
      if (!isSent && isPolling()) void fetchEvents(id, last);
    },
    fetchSummary: (id) => void fetchSummary(id),
  });
  appState.subscribe(gaps.check);

  return {
    fillGaps: gaps.check,
    reset: gaps.reset,
    loadOlder: async (id) => {
      const conversation = appState.get().conversations[id];
      if (conversation === undefined) return false;
      const first = conversation.events[0]?.seq ?? conversation.summary.last + 1;
      return first <= 1 || fetchEvents(id, Math.max(0, first - 1 - PAGE));
    },
  };
};
