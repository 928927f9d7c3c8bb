import { useEffect, useRef } from 'preact/hooks';

export type Shortcut = { keys: string; run: () => void };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input,textarea,select') || target.isContentEditable);

/**
 * Keys without modifiers, also sequences such as "g l". Inactive while the person types or a dialog
 * is open, and can be switched off (WCAG 2.1.4). Esc also works in fields.
 */
export const useShortcuts = (isOn: boolean, shortcuts: readonly Shortcut[]): void => {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!isOn) return undefined;
    let first = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (isTyping(event.target) && event.key !== 'Escape') return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
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
