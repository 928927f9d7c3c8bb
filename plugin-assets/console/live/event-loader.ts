import type { StaffClientFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import type { Timers } from '../../shared/timers.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { makeGapFiller } from './gap-filler.ts';

const PAGE = 100;

export type EventLoader = {
  fillGaps(): void;
  reset(): void;
  /** False on failure. */
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
  /** False without an open socket. */
  sendFrame(frame: StaffClientFrame): boolean;
  /** Sockets are blocked; HTTP is used. */
  isPolling(): boolean;
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
