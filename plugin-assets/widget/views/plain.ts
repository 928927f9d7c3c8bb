import { fillWith, make } from '../dom.ts';
import type { State } from '../state.ts';
import type { View, ViewContext } from './view.ts';

/** Screens that only say something: loading, a fault, closed, over. */
export const makePlain = (
  { words, talk }: ViewContext,
  screen: 'loading' | 'fault' | 'closed' | 'over',
  onClose: () => void,
): View => {
  const head = make('h2', { tabIndex: -1 });
  const card = make('div', { className: 'card' });
  const element = make(
    'section',
    { className: 'plain scroll', ...(screen === 'loading' && { ariaBusy: 'true' }) },
    card,
  );
  let shown = '';

  const main = (text: string, run: () => void) =>
    make('button', { type: 'button', className: 'main', onclick: run }, text);

  const contentOf = ({ ending, session }: State): [string, ...(Node | string | null)[]] => {
    const email = session?.shop.contactEmail;
    const write = email
      ? make('p', null, `${words.closedWrite} `, make('a', { href: `mailto:${email}` }, email))
      : null;
    if (screen === 'loading') return [words.loading];
    if (screen === 'fault') return [words.fault, main(words.retry, talk.fetchSession)];
    if (screen === 'closed') return [words.closedReason, write];
    switch (ending) {
      case 'erased':
        return [words.erased, make('p', null, words.erasedDone), main(words.close, onClose)];
      case 'replaced':
        return [words.replaced, make('p', null, words.replacedText), main(words.continueHere, talk.again)];
      case 'refused':
        return [words.refused, make('p', null, words.refusedText)];
      case 'outdated':
        return [words.outdated, make('p', null, words.outdatedText)];
      default:
        return [words.ended, make('p', null, words.endedText), main(words.newTalk, talk.again)];
    }
  };

  return {
    element,
    focus: () => head.focus(),
    update(state) {
      const key = `${state.ending}${state.session?.shop.contactEmail}`;
      if (key === shown) return;
      shown = key;
      const [title, ...rest] = contentOf(state);
      head.textContent = title;
      fillWith(card, head, ...rest);
    },
  };
};
