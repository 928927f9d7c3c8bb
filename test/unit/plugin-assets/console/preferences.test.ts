import assert from 'node:assert/strict';
import { makePreferences } from '../../../../plugin-assets/console/app/preferences.ts';

/** Storage and tabs; storage events reach only the other tabs. */
const makeBrowser = ({ mayStore = () => true }: { mayStore?: () => boolean } = {}) => {
  const kept = new Map<string, string>();
  const tabs: (() => void)[] = [];
  const openTab = () => {
    const own = tabs.length;
    return makePreferences(
      () => ({
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => {
          if (!mayStore()) throw new DOMException('No room is left.', 'QuotaExceededError');
          kept.set(key, value);
          for (const [at, heard] of tabs.entries()) if (at !== own) heard();
        },
      }),
      (heard) => {
        tabs[own] = heard;
      },
    );
  };
  return { openTab };
};

describe('the preferences of a browser', () => {
  it('keep what one tab chose when another one changes something else', () => {
    const { openTab } = makeBrowser();
    const [a, b] = [openTab(), openTab()];
    b.set({ presence: 'away', isSoundOn: false });
    a.set({ list: 'mine' });
    const { presence, isSoundOn, list } = openTab().get();
    assert.deepEqual({ presence, isSoundOn, list }, { presence: 'away', isSoundOn: false, list: 'mine' });
  });

  it('count in every open tab at once', () => {
    const { openTab } = makeBrowser();
    const [a, b] = [openTab(), openTab()];
    const heard: boolean[] = [];
    a.subscribe(() => heard.push(a.get().isSoundOn));
    b.set({ isSoundOn: false });
    b.set({ isSoundOn: true });
    assert.deepEqual(heard, [false, true]);
  });

  it('leave an open tab at the shop and the list that it shows', () => {
    const { openTab } = makeBrowser();
    const [a, b] = [openTab(), openTab()];
    a.set({ shopId: 'shp_tea', list: 'mine' });
    b.set({ shopId: 'shp_wax', list: 'queue' });
    a.set({ isSoundOn: false });
    assert.deepEqual([a.get().shopId, a.get().list], ['shp_tea', 'mine']);
    assert.deepEqual([openTab().get().shopId, openTab().get().list], ['shp_wax', 'queue']);
  });

  it('last in their own tab where nothing can be stored', () => {
    let mayStore = true;
    const { openTab } = makeBrowser({ mayStore: () => mayStore });
    const tab = openTab();
    tab.set({ isSoundOn: true });
    mayStore = false;
    tab.set({ isSoundOn: false });
    tab.set({ areShortcutsOn: false });
    const { isSoundOn, areShortcutsOn } = tab.get();
    assert.deepEqual({ isSoundOn, areShortcutsOn }, { isSoundOn: false, areShortcutsOn: false });
  });
});
