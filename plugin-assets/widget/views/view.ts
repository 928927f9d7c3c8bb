import { type Child, fill } from '../dom.ts';
import type { State } from '../state.ts';

/** A piece of the page, made once: its element, what brings it up to date, and where the focus goes in it. */
export type View = [element: HTMLElement, update: (state: State) => void, focus: () => void];

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
