/** Shared by all tabs; in memory if storage is blocked. */
import type { PresenceState } from '../../../service/protocol/vocabulary.ts';
import type { InboxList } from '../state/lists.ts';

export type Preferences = {
  isSoundOn: boolean;
  areNotificationsOn: boolean;
  areShortcutsOn: boolean;
  presence: PresenceState;
  /** Minutes without input; 0: never. */
  awayAfterMinutes: number;
  /** Null: all. Per tab; a new tab takes the last choice. */
  shopId: string | null;
  /** Per tab. */
  list: Exclude<InboxList, 'closed'>;
};
export type PreferenceHolder = {
  get(): Preferences;
  /** Stores only this change. */
  set(change: Partial<Preferences>): void;
  /** Changes of this tab or another; returns the unsubscribe function. */
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
 * @param onStored called when another tab stores preferences
 */
export const makePreferences = (
  storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage,
  onStored: (heard: () => void) => void = inOtherTabs,
): PreferenceHolder => {
  const listeners = new Set<() => void>();
  /** After a failed write this tab's copy is the newest. */
  let isBlocked = false;

  /** Empty when nothing is stored or readable. */
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
      isBlocked = true;
    }
  };

  let held: Preferences = { ...DEFAULTS, ...read() };
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
