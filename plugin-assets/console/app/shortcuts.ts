import { useLayoutEffect, useRef } from 'preact/hooks';

export type Shortcut = { keys: string; run: () => void };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input,textarea,select') || target.isContentEditable);

/** "alt+t" by physical key: Alt changes the character on some systems. */
const keyOf = (event: KeyboardEvent): string => {
  if (event.altKey) return `alt+${event.code.replace('Key', '').toLowerCase()}`;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
};

/** Can be switched off (WCAG 2.1.4). Inactive in dialogs; typing allows only Esc and Alt. */
export const useShortcuts = (isOn: boolean, shortcuts: readonly Shortcut[]): void => {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  // An effect would run a frame later and miss a quick key.
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    let first = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      // Option on a Mac types letters such as ę, or a dead key.
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

/** Ctrl/Cmd+K works during typing and cannot be switched off. */
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
