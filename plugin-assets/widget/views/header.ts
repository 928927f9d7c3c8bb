import { icon, make, setText } from '../dom.ts';
import { screenOf } from '../reduce.ts';
import type { State } from '../state.ts';
import { makePrivacyMenu } from './privacy-menu.ts';
import { ICONS, type View, type ViewContext } from './view.ts';

/** Shop, in words whether someone is there, the menu, and the way out. */
export const makeHeader = (context: ViewContext, onClose: () => void): View => {
  const { words } = context;
  const name = make('h1', { dir: 'auto' });
  const presence = make('p', { role: 'status' });
  const menu = makePrivacyMenu(context);
  const close = make(
    'button',
    { type: 'button', className: 'icon', 'aria-label': words.close, onclick: onClose },
    icon(ICONS.close),
  );
  const element = make('header', null, make('div', null, name, presence), menu.element, close);

  const presenceOf = ({ session }: State) =>
    session?.mode === 'live'
      ? words.here
      : session?.mode === 'form'
        ? words.away
        : session
          ? words.closedNow
          : '';

  return {
    element,
    focus: () => close.focus(),
    update(state) {
      const { session, ending } = state;
      setText(name, session?.shop.name ?? words.chat);
      setText(presence, ending === 'refused' ? '' : presenceOf(state));
      presence.classList.toggle('here', session?.mode === 'live');
      menu.element.hidden = state.lines.length === 0 || screenOf(state) === 'over';
      menu.update(state);
    },
  };
};
