import { type Child, fill } from '../dom.ts';
import type { State } from '../state.ts';

/** A piece of the page, made once: its element, what brings it up to date, and where the focus goes in it. */
export type View = [element: HTMLElement, update: (state: State) => void, focus: () => void];

export const ICONS = {
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M5 12h14M13 6l6 6-6 6',
  waiting: 'M12 7v5l3 2M12 3a9 9 0 1 0 .01 0z',
  sent: 'M5 13l4 4L19 7',
  seen: 'M2 13l4 4L16 7M12 17L22 7',
};

const shown = new WeakMap<Element, string>();

/**
 * Fills an element anew only when `key` has changed: what stands there keeps the focus, and is not read out again.
 * True when it was filled while the focus was inside.
 */
export const show = (element: Element, key: string, children: () => readonly Child[]): boolean => {
  if (shown.get(element) === key) return false;
  const hadFocus = element.contains(document.activeElement);
  shown.set(element, key);
  fill(element, children());
  return hadFocus;
};
