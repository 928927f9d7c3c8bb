import { button, type Child, make } from '../../shared/dom.ts';
import { fetchSession, restartConversation } from '../connection/socket.ts';
import { fillIfChanged, type View } from '../parts/view.ts';
import { words } from '../state/app.ts';
import { isPart, screenOf } from '../state/reduce.ts';
import type { State } from '../state/state.ts';

/** Loading, error, closed, ended. */
export const makeMessageScreen = (close: () => void): View => {
  const head = make('h2', { tabIndex: -1 });
  const card = make('div', 'card');

  const contentOf = ({ ending, session, farewell }: State, screen: string): [string, ...Child[]] => {
    const email = session?.shop.contactEmail;
    if (screen === 'loading') return [words.loadingText];
    if (screen === 'fault') return [words.faultText, '', button('main', words.retryText, fetchSession)];
    if (screen === 'closed') {
      return [
        words.closedNowText,
        email && words.closedWriteText,
        email && make('a', { href: `mailto:${email}` }, email),
      ];
    }
    if (ending === 'refused')
      return [words.refusedText, '', button('main', words.retryText, restartConversation)];
    if (ending === 'outdated') return [words.outdatedText];
    if (ending === 'erased')
      return [words.erasedText, words.erasedDoneText, button('main', words.closeText, close)];
    if (ending === 'replaced')
      return [words.replacedText, '', button('main', words.hereInsteadText, restartConversation)];
    return [words.endedText, '', button('main', words.newChatText, restartConversation), farewell];
  };

  return [
    make('section', 'scroll', card),
    (state) => {
      const current = screenOf(state);
      const screen = isPart(current) ? 'loading' : current;
      card.setAttribute('aria-busy', `${screen === 'loading'}`);
      // Link text equals its address.
      const key = `${screen}${state.ending}${state.session?.shop.contactEmail}${state.farewell}`;
      fillIfChanged(card, key, () => {
        const [title, text, ...actions] = contentOf(state, screen);
        head.textContent = title;
        return [head, text && make('p', null, text), ...actions];
      });
    },
    () => head.focus(),
  ];
};
