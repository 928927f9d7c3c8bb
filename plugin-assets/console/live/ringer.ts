import type { AppState } from '../state/app-state.ts';
import type { Conversation } from '../state/conversation.ts';
import { ringing, shopOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Notifier } from './notifier.ts';
import { makeOneTab } from './one-tab.ts';
import type { Sound } from './sound.ts';

const REPEAT_MS = 10_000;

export type RingerOptions = {
  appState: AppState;
  sound: Sound;
  isOn(): boolean;
  notifier: Notifier;
  inView(): string | null;
};

/** Assigned to this person by somebody else. */
const isHandedOver = ({ events, summary }: Conversation): boolean => {
  const last = events.findLast((event) => event.kind === 'assigned');
  return last?.by !== undefined && last.by !== summary.assignedTo?.staffId;
};

/** News of an own, not open conversation that was not announced yet; null: none. */
const newMessages = (
  state: State,
  seen: Map<string, number>,
  held: Set<string>,
  inView: string | null,
): Conversation | null => {
  let found: Conversation | null = null;
  for (const conversation of Object.values(state.conversations)) {
    const { id, unread, assignedTo, status } = conversation.summary;
    const before = seen.get(id) ?? 0;
    seen.set(id, unread);
    const isMine = status === 'open' && assignedTo?.staffId === state.me?.staffId;
    const isNew = unread > before || (!held.has(id) && unread > 0 && isHandedOver(conversation));
    if (isMine && isNew && id !== inView) found = conversation;
    if (isMine) held.add(id);
    else held.delete(id);
  }
  return found;
};

export const startRinger = ({ appState, sound, notifier, isOn, inView }: RingerOptions): void => {
  // One tab with allowed sound rings, and one shows notifications.
  const ringer = makeOneTab('zgoda.console.sound', () => !sound.isLocked());
  const announcer = makeOneTab('zgoda.console.notifications', () => true);
  sound.onChange(ringer.look);
  let timer: ReturnType<typeof setInterval> | undefined;
  const heard = new Set<string>();
  const seen = new Map<string, number>();
  const held = new Set<string>();
  let isFirst = true;

  const play = (chime: Parameters<Sound['play']>[0]) => {
    if (ringer.isChosen() && isOn()) sound.play(chime);
  };
  const notify = (about: readonly Conversation[], isNew: boolean) => {
    const shopId = about[0]?.summary.shopId;
    const shop = shopId === undefined ? undefined : shopOf(appState.get(), shopId);
    if (announcer.isChosen() && shop !== undefined) notifier.show(shop.name, isNew);
  };
  const look = () => {
    const state = appState.get();
    const rings = ringing(state, Date.now());
    const newMessage = newMessages(state, seen, held, inView());
    const isNewConversation = rings.some((conversation) => !heard.has(conversation.summary.id));
    heard.clear();
    for (const conversation of rings) heard.add(conversation.summary.id);
    if (rings.length === 0) {
      if (timer !== undefined) notifier.clear();
      clearInterval(timer);
      timer = undefined;
    } else {
      timer ??= setInterval(() => {
        const still = ringing(appState.get(), Date.now());
        if (still.length > 0) play('conversation');
        notify(still, false);
      }, REPEAT_MS);
      if (isNewConversation) {
        play('conversation');
        notify(rings, true);
      }
    }
    if (newMessage !== null && !isFirst && state.isInboxLoaded) {
      play('message');
      notify([newMessage], true);
    }
    isFirst = !state.isInboxLoaded;
  };
  appState.subscribe(look);
};
