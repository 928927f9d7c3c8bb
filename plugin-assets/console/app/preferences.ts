/**
 * Preferences of this browser. All tabs have the same ones, except for what each of them shows. If storage is blocked,
 * they last until the tab closes.
 */
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';
import type { InboxList } from '../state/lists.ts';

export type Preferences = {
  isSoundOn: boolean;
  /** Notifications while the console is open in the background, once the browser allows them. */
  areNotificationsOn: boolean;
  areShortcutsOn: boolean;
  presence: PresenceState;
  /** Minutes without a key or pointer after which the person is set away; 0: never. */
  awayAfterMinutes: number;
  /** Shop shown in inbox and leads; null for all. Of this tab alone; the next tab begins with the last choice. */
  shopId: string | null;
  /** The open conversations that the inbox lists. Of this tab alone, as the shop. */
  list: Exclude<InboxList, 'closed'>;
};
export type PreferenceHolder = {
  get(): Preferences;
  /** Stores this change, and nothing else that this tab holds. */
  set(change: Partial<Preferences>): void;
  /** Calls back after each change, of this tab or another; returns the unsubscribe function. */
  subscribe(heard: () => void): () => void;
};

const DEFAULTS: Preferences = {
  isSoundOn: true,
  areNotificationsOn: true,
  areShortcutsOn: true,
  presence: 'here',
  awayAfterMinutes: 10,
  shopId: null,
  list: 'all',
};
const KEY = 'zgoda.console';

const inOtherTabs = (heard: () => void): void =>
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) heard();
  });

/**
 * @param storage throws where the browser blocks it
 * @param onStored calls back when another tab has stored preferences
 */
export const makePreferences = (
  storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage,
  onStored: (heard: () => void) => void = inOtherTabs,
): PreferenceHolder => {
  const listeners = new Set<() => void>();
  /** Once something could not be stored, this tab's own copy is the newer one. */
  let isBlocked = false;

  /** What is stored; empty when nothing is, or it cannot be read. */
  const read = (): Partial<Preferences> => {
    if (isBlocked) return {};
    try {
      const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
      return typeof stored === 'object' && stored !== null ? stored : {};
    } catch {
      return {};
    }
  };
  const write = (preferences: Partial<Preferences>) => {
    if (isBlocked) return;
    try {
      storage().setItem(KEY, JSON.stringify(preferences));
    } catch {
      // Storage is blocked: the preference lasts until the tab closes.
      isBlocked = true;
    }
  };

  let held: Preferences = { ...DEFAULTS, ...read() };
  /** What all tabs share is read anew: another tab may have stored it since. */
  const hold = (change: Partial<Preferences>) => {
    const { shopId, list } = held;
    held = { ...held, ...read(), shopId, list, ...change };
    for (const heard of [...listeners]) heard();
  };
  onStored(() => hold({}));

  return {
    get: () => held,
    set: (change) => {
      write({ ...read(), ...change });
      hold(change);
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
