import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp, useSpeech } from '../app/use-app.ts';
import { Icon } from './icon.tsx';
import { ToastList } from './toast-list.tsx';

/** Opens the native dialog that carries this ref while its part is shown. */
export const useModal = () => {
  const ref = useRef<HTMLDialogElement>(null);
  // With the drawing, and not a frame later: a key that is pressed meanwhile would go to the page behind it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (before instanceof HTMLTextAreaElement) {
      const { selectionStart, selectionEnd, value } = before;
      // Chromium returns the focus without the caret, and then the field takes no keys.
      dialog?.addEventListener('close', () => {
        if (before.value === value) before.setSelectionRange(selectionStart, selectionEnd);
      });
    }
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The browser returns the focus only while the dialog is in the page, and it is taken out before this runs.
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
};

/** The native dialog: it traps focus, closes on Esc, and returns the focus. */
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
