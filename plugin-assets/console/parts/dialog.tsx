import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp, useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';
import { ToastList } from './toast-list.tsx';

export const useModal = () => {
  const ref = useRef<HTMLDialogElement>(null);
  // Before the next frame: a key would go to the page below.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (before instanceof HTMLTextAreaElement) {
      const { selectionStart, selectionEnd, value } = before;
      // Chromium returns the focus without the caret.
      dialog?.addEventListener('close', () => {
        if (before.value === value) before.setSelectionRange(selectionStart, selectionEnd);
      });
    }
    dialog?.showModal();
    return () => {
      dialog?.close();
      // Removed from the page, so the browser does not return the focus.
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
};

/** Native dialog: focus trap, Esc, focus return. */
export const Dialog = ({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) => {
  const { words } = useSpeech();
  const { toasts } = useApp();
  const ref = useModal();
  useEffect(() => toasts.openDialog(), [toasts]);
  const id = useId();
  return (
    <dialog ref={ref} class="dialog" aria-labelledby={id} onClose={onClose}>
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label={words.common.close} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      {children}
      <ToastList isInDialog />
    </dialog>
  );
};
