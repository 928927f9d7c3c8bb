import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp, useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';

export const ToastList = ({ isInDialog }: { isInDialog?: true }) => {
  const { toasts } = useApp();
  const { words } = useSpeech();
  const read = () => (toasts.isInDialog() === (isInDialog === true) ? toasts.items() : []);
  const [items, setItems] = useState(read);
  useEffect(() => toasts.subscribe(() => setItems(read)), [toasts]);
  const list = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // Removing a focused toast would lose the keyboard focus.
  useLayoutEffect(() => {
    const hasFocus = list.current?.contains(document.activeElement) === true;
    if (hadFocus.current && !hasFocus) {
      toasts.letGo();
      const back = list.current?.closest('dialog')?.querySelector('button') ?? document.querySelector('main');
      if (document.activeElement === document.body) back?.focus();
    }
    hadFocus.current = hasFocus;
  });
  return (
    <div
      class="toasts"
      role="status"
      aria-live="polite"
      ref={list}
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.letGo}
      onFocusIn={() => {
        hadFocus.current = true;
        toasts.hold();
      }}
      onFocusOut={(event) => {
        if (list.current?.contains(event.relatedTarget as Node | null) === true) return;
        // Null: the focused element is removed, or the window left.
        if (event.relatedTarget !== null) hadFocus.current = false;
        toasts.letGo();
      }}
    >
      {items.map((toast) => (
        <div key={toast.id} class={`toast toast-${toast.tone}`}>
          <span>{toast.text}</span>
          {toast.undo && (
            <button type="button" class="toast-button" onClick={() => toasts.undo(toast.id)}>
              {words.common.undo}
            </button>
          )}
          <button
            type="button"
            class="toast-button toast-close"
            aria-label={words.common.close}
            onClick={() => toasts.remove(toast.id)}
          >
            <Icon name="cross" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
};
