import { useEffect, useState } from 'preact/hooks';
import { useApp, useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';

/** Toasts, in a polite live region. */
export const ToastList = () => {
  const { toasts } = useApp();
  const { words } = useSpeech();
  const [items, setItems] = useState(toasts.items());
  useEffect(() => toasts.subscribe(() => setItems(toasts.items())), [toasts]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {items.map((toast) => (
        <div key={toast.id} class={`toast toast-${toast.tone}`}>
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class="toast-button"
              onClick={() => {
                toast.undo?.();
                toasts.remove(toast.id);
              }}
            >
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
