import { addStyle, icon, make } from '../../shared/dom.ts';
import style from './menu.css';

addStyle(style);

/** A menu behind three dots. It closes by a press outside, and by Esc, which leaves the chat open. Rule: AX-1. */
export const makeMenu = (
  word: string,
  list: HTMLElement,
  ontoggle?: () => void,
): [menu: HTMLDetailsElement, shut: () => void] => {
  const toggle = make('summary', 'icon', icon('M5 12h.01M12 12h.01M19 12h.01', word));
  const menu = make('details', ontoggle ? { ontoggle } : null, toggle, list);
  const shut = () => {
    menu.open = false;
  };
  // Before the panel hears it: wherever the focus is, Esc closes an open menu and leaves the chat open.
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    shut();
    toggle.focus();
  };
  document.addEventListener('keydown', onEscape, true);
  document.addEventListener('pointerdown', ({ target }) => menu.contains(target as Node) || shut());
  // A press in the shop's page is outside too.
  addEventListener('blur', shut);
  return [menu, shut];
};
