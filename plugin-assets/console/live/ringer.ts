import type { AppState } from '../state/app-state.ts';
import { ringing } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Sound } from './sound.ts';

const REPEAT_MS = 10_000;

export type RingerOptions = {
  appState: AppState;
  sound: Sound;
  isOn(): boolean;
  /** The conversation that is open, if the page is visible. */
  inView(): string | null;
};

/** The newest unannounced visitor message in own conversations that are not open. */
const newMessages = (state: State, seen: Map<string, number>, inView: string | null): boolean => {
  let hasNew = false;
  for (const conversation of Object.values(state.conversations)) {
    const { id, unread, assignedTo, status } = conversation.summary;
    const before = seen.get(id) ?? 0;
    seen.set(id, unread);
    const isMine = status === 'open' && assignedTo?.staffId === state.me?.staffId;
    if (isMine && unread > before && id !== inView) hasNew = true;
  }
  return hasNew;
};

/** Rings repeatedly for conversations that no consultant has taken, once for a message in an own conversation. */
export const startRinger = ({ appState, sound, isOn, inView }: RingerOptions): void => {
  let isLeader = !('locks' in navigator);
  let timer: ReturnType<typeof setInterval> | undefined;
  const heard = new Set<string>();
  const seen = new Map<string, number>();
  let isFirst = true;

  const play = (chime: Parameters<Sound['play']>[0]) => {
    if (isLeader && isOn()) sound.play(chime);
  };
  const look = () => {
    const state = appState.get();
    const rings = ringing(state, Date.now());
    const hasNewMessage = newMessages(state, seen, inView());
    const isNewConversation = rings.some((conversation) => !heard.has(conversation.summary.id));
    heard.clear();
    for (const conversation of rings) heard.add(conversation.summary.id);
    if (rings.length === 0) {
      clearInterval(timer);
      timer = undefined;
    } else {
      timer ??= setInterval(() => {
        if (ringing(appState.get(), Date.now()).length > 0) play('conversation');
      }, REPEAT_MS);
      if (isNewConversation) play('conversation');
    }
    if (hasNewMessage && !isFirst && state.isInboxLoaded) play('message');
    isFirst = !state.isInboxLoaded;
  };
  appState.subscribe(look);

  // Of several tabs only the one that holds the lock rings.
  if (!isLeader) {
    void navigator.locks.request('zgoda.console.sound', () => {
      isLeader = true;
      return new Promise(() => {});
    });
  }
};
