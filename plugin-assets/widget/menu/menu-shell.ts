import { addStyle, icon, make } from '../../shared/dom.ts';
import style from './menu.css';

addStyle(style);

/** Closes by outside press or Esc; Esc leaves the chat open. Rule: AX-1. */
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
  // Capture phase, before the panel closes the chat.
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    shut();
    toggle.focus();
  };
  document.addEventListener('keydown', onEscape, true);
  document.addEventListener('pointerdown', ({ target }) => menu.contains(target as Node) || shut());
  // A press in the shop's page.
  addEventListener('blur', shut);
  return [menu, shut];
};
