import { useLayoutEffect, useRef } from 'preact/hooks';

export type Shortcut = { keys: string; run: () => void };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input,textarea,select') || target.isContentEditable);

/** "alt+t" for a letter with Alt, by its place on the keyboard: with Alt some systems type another character. */
const keyOf = (event: KeyboardEvent): string => {
  if (event.altKey) return `alt+${event.code.replace('Key', '').toLowerCase()}`;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
};

/**
 * Keys without modifiers, also sequences such as "g l", and with Alt. Inactive while a dialog is open, and can be
 * switched off (WCAG 2.1.4). While the person types, only Esc and those with Alt work.
 */
export const useShortcuts = (isOn: boolean, shortcuts: readonly Shortcut[]): void => {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  // As soon as the view is there: an effect comes a frame later, and a quick key would be lost.
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    let first = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      // Option on a Mac types letters, such as ę and ó, or is the first key of one ("Dead").
      const isAltLetter = event.altKey && /^[a-z]$/i.test(event.key);
      if (isTyping(event.target) && event.key !== 'Escape' && !isAltLetter) return;
      const key = keyOf(event);
      const both = first === '' ? key : `${first} ${key}`;
      clearTimeout(forget);
      first = '';
      const found =
        latest.current.find(({ keys }) => keys === both) ?? latest.current.find(({ keys }) => keys === key);
      if (found !== undefined) {
        event.preventDefault();
        found.run();
      } else if (latest.current.some(({ keys }) => keys.startsWith(`${key} `))) {
        first = key;
        forget = setTimeout(() => {
          first = '';
        }, 1000);
      }
    };
    document.addEventListener('keydown', pressed);
    return () => {
      clearTimeout(forget);
      document.removeEventListener('keydown', pressed);
    };
  }, [isOn]);
};

/** Ctrl or Cmd with K, wherever the focus is: no single key, so it works while the person types and cannot be off. */
export const usePaletteKey = (open: () => void): void =>
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isAsked || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) open();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [open]);
