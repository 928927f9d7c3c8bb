import { button, icon, make, setText } from '../../shared/dom.ts';
import type { View } from '../parts/view.ts';
import { set, words } from '../state/app.ts';
import { hasConversation, isPart, type Screen, screenOf } from '../state/reduce.ts';
import type { State } from '../state/state.ts';
import { isKept } from '../state/stored-entry.ts';
import { loadMenuPart, loadScreens } from './load-screens.ts';
import { makeMessageScreen } from './message-screen.ts';

const RETRY_MS = 5_000;

export const makePanel = (close: () => void): [update: (state: State) => void, focus: () => void] => {
  const name = make('h1', { dir: 'auto' });
  const presence = make('p', { role: 'status' });
  let updateMenu: ((state: State) => void) | null | undefined;
  const closer = button('icon', icon('M6 6l12 12M18 6L6 18', words.closeText), close);
  const memory = make('p', 'memory');
  const orders = button('quiet', words.orderText, () => set({ wish: 'order' }));
  const main = make('main', null);
  const messageScreen = makeMessageScreen(close);
  const makers: Partial<Record<Screen, () => View>> = {};
  const views: Partial<Record<Screen, View>> = {};
  let loading: Screen | undefined;
  let shown: View | undefined;

  document.body.append(make('header', null, make('div', null, name, presence), closer), memory, orders, main);
  document.onkeydown = (event) => {
    if (event.key === 'Escape') close();
  };
  /** Only after a click. Rule: AX-2. */
  const focus = () => (shown && shown !== messageScreen ? shown[2]() : closer.focus());

  const loadParts = async (screen: Screen) => {
    loading = screen;
    const isBroken = await loadScreens(screen).then(
      (screens) => !Object.assign(makers, screens),
      () => true,
    );
    loading = undefined;
    set({ isBroken });
  };

  const loadMenu = async () => {
    updateMenu = null;
    try {
      const [menu, updateIt] = (await loadMenuPart()).makePrivacyMenu();
      closer.before(menu);
      updateMenu = updateIt;
      set({});
    } catch {
      setTimeout(loadMenu, RETRY_MS);
    }
  };

  const update = (state: State) => {
    const { session } = state;
    const screen = screenOf(state);
    const view = views[screen] ?? makers[screen]?.() ?? messageScreen;
    if (view !== messageScreen) views[screen] = view;
    else if (isPart(screen) && screen !== loading) loadParts(screen);
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
        ? session.answerSentence ||
            (isLive ? words.hereText : session.mode === 'form' ? words.awayText : words.closedNowText)
        : '',
    );
    presence.className = isLive ? 'here' : '';
    orders.hidden = !session?.orderLookup || screen === 'order' || hasConversation(state);
    memory.hidden = isKept || screen !== 'chat';
    memory.textContent = words.notKeptText;
    // Only if the focus was in the old screen or menu.
    const { activeElement } = document;
    const hadFocus =
      activeElement?.closest('main, details') || (shown === messageScreen && closer === activeElement);
    if (updateMenu === undefined && hasConversation(state)) loadMenu();
    updateMenu?.(state);
    view[1](state);
    if (view === shown) return;
    shown = view;
    main.replaceChildren(view[0]);
    view[1](state);
    if (hadFocus) setTimeout(view[2]);
  };
  return [update, focus];
};
