import { ringing } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/state-holder.ts';
import type { Sound } from './sound.ts';

const REPEAT_MS = 10_000;

export type RingerOptions = {
  store: Store;
  sound: Sound;
  isOn(): boolean;
  /** The conversation in front of the person, if the page is seen at all. */
  inView(): string | null;
};

/** The newest visitor message that this person has not heard about yet, in own conversations out of view. */
const newMessages = (state: State, seen: Map<string, number>, inView: string | null): boolean => {
  let hasNew = false;
  for (const talk of Object.values(state.talks)) {
    const { id, unread, assignedTo, status } = talk.summary;
    const before = seen.get(id) ?? 0;
    seen.set(id, unread);
    const isMine = status === 'open' && assignedTo?.staffId === state.me?.staffId;
    if (isMine && unread > before && id !== inView) hasNew = true;
  }
  return hasNew;
};

/** Rings for conversations that nobody has taken, again and again; once for a message in an own conversation. */
export const startRinger = ({ store, sound, isOn, inView }: RingerOptions): void => {
  let isLeader = !('locks' in navigator);
  let timer: ReturnType<typeof setInterval> | undefined;
  const heard = new Set<string>();
  const seen = new Map<string, number>();
  let isFirst = true;

  const play = (chime: Parameters<Sound['play']>[0]) => {
    if (isLeader && isOn()) sound.play(chime);
  };
  const look = () => {
    const state = store.get();
    const rings = ringing(state, Date.now());
    const hasNewMessage = newMessages(state, seen, inView());
    const isNewConversation = rings.some((talk) => !heard.has(talk.summary.id));
    heard.clear();
    for (const talk of rings) heard.add(talk.summary.id);
    if (rings.length === 0) {
      clearInterval(timer);
      timer = undefined;
    } else {
      timer ??= setInterval(() => {
        if (ringing(store.get(), Date.now()).length > 0) play('conversation');
      }, REPEAT_MS);
      if (isNewConversation) play('conversation');
    }
    if (hasNewMessage && !isFirst && state.isInboxLoaded) play('message');
    isFirst = !state.isInboxLoaded;
  };
  store.subscribe(look);

  // Several tabs of one person ring once: the tab that holds the lock does it.
  if (!isLeader) {
    void navigator.locks.request('zgoda.console.sound', () => {
      isLeader = true;
      return new Promise(() => {});
    });
  }
};
