import { button, icon, make, setText } from '../../shared/dom.ts';
import type { View } from '../parts/view.ts';
import { set, words } from '../state/app.ts';
import { hasTalk, isPart, type Screen, screenOf } from '../state/reduce.ts';
import { isKept } from '../state/session.ts';
import type { State } from '../state/state.ts';
import { loadScreens, loadTalk } from './load-part.ts';
import { makePlain } from './plain.ts';

const RETRY_MS = 5_000;

/** The whole panel: who is there, the menu, the way out, and one of the screens. */
export const makePanel = (close: () => void): [update: (state: State) => void, focus: () => void] => {
  const name = make('h1', { dir: 'auto' });
  const presence = make('p', { role: 'status' });
  let updateMenu: ((state: State) => void) | null | undefined;
  const closer = button('icon', icon('M6 6l12 12M18 6L6 18', words.closeText), close);
  const memory = make('p', 'memory', words.notKeptText);
  const main = make('main', null);
  const plain = makePlain(close);
  const makers: Partial<Record<Screen, () => View>> = {};
  const views: Partial<Record<Screen, View>> = {};
  let coming: Screen | undefined;
  let shown: View | undefined;

  document.body.append(make('header', null, make('div', null, name, presence), closer), memory, main);
  document.onkeydown = (event) => {
    if (event.key === 'Escape') close();
  };
  /** Only ever after a click of the visitor. Rule: AX-2. */
  const focus = () => (shown && shown !== plain ? shown[2]() : closer.focus());

  /** Until the files of a screen are there, the visitor sees that they are coming. */
  const bring = async (screen: Screen) => {
    coming = screen;
    const isBroken = await loadScreens(screen !== 'chat').then(
      (screens) => !Object.assign(makers, screens),
      () => true,
    );
    coming = undefined;
    set({ isBroken });
  };

  const bringMenu = async () => {
    updateMenu = null;
    try {
      const [menu, updateIt] = (await loadTalk()).makePrivacyMenu();
      closer.before(menu);
      updateMenu = updateIt;
      set({});
    } catch {
      setTimeout(bringMenu, RETRY_MS);
    }
  };

  const update = (state: State) => {
    const { session } = state;
    const screen = screenOf(state);
    const view = views[screen] ?? makers[screen]?.() ?? plain;
    if (view !== plain) views[screen] = view;
    else if (isPart(screen) && screen !== coming) bring(screen);
    const isLive = session?.mode === 'live';
    if (session) {
      const { style } = document.documentElement;
      style.setProperty('--accent', session.shop.accent);
      style.setProperty('--on-accent', session.shop.onAccent);
    }
    setText(name, session?.shop.name ?? words.chatText);
    setText(
      presence,
      session
        ? isLive
          ? words.hereText
          : session.mode === 'form'
            ? words.awayText
            : words.closedNowText
        : '',
    );
    presence.className = isLive ? 'here' : '';
    memory.hidden = isKept || screen !== 'chat';
    if (updateMenu === undefined && hasTalk(state)) bringMenu();
    updateMenu?.(state);
    view[1](state);
    if (view === shown) return;
    // Who was in the old screen goes on in the new one; who was elsewhere stays there.
    const { activeElement } = document;
    const hadFocus = main.contains(activeElement) || (shown === plain && closer === activeElement);
    shown = view;
    main.replaceChildren(view[0]);
    view[1](state);
    if (hadFocus) view[2]();
  };
  return [update, focus];
};
