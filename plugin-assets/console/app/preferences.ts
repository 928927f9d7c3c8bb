/** Preferences of this browser. If storage is blocked, they last until the tab closes. */
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';
import type { InboxList } from '../state/lists.ts';

export type Preferences = {
  isSoundOn: boolean;
  /** Notifications while the console is open in the background, once the browser allows them. */
  areNotificationsOn: boolean;
  areShortcutsOn: boolean;
  presence: PresenceState;
  /** Shop shown in inbox and leads; null for all. */
  shopId: string | null;
  /** The open conversations that the inbox lists. */
  list: Exclude<InboxList, 'closed'>;
};
export type PreferenceHolder = {
  get(): Preferences;
  set(change: Partial<Preferences>): void;
  subscribe(heard: () => void): () => void;
};

const DEFAULTS: Preferences = {
  isSoundOn: true,
  areNotificationsOn: true,
  areShortcutsOn: true,
  presence: 'here',
  shopId: null,
  list: 'all',
};
const KEY = 'zgoda.console';

const readPreferences = (): Preferences => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...DEFAULTS, ...stored } : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
};

const writePreferences = (preferences: Preferences): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage is blocked: the preference lasts until the tab closes.
  }
};

export const makePreferences = (): PreferenceHolder => {
  let held = readPreferences();
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    set: (change) => {
      held = { ...held, ...change };
      writePreferences(held);
      for (const heard of [...listeners]) heard();
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
