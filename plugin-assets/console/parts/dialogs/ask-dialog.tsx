import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';

/** A button with a confirmation dialog. */
export const AskDialog = ({
  title,
  button,
  submit,
  isDanger = false,
  onSubmit,
  children,
}: {
  /** Also the button's accessible name. */
  title: string;
  /** Shorter text for a row. */
  button?: string;
  submit: string;
  isDanger?: boolean;
  /** False, or a promise of it, keeps the dialog open. */
  onSubmit: () => unknown;
  children: ComponentChildren;
}) => {
  const { words } = useSpeech();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const act = async (event: Event) => {
    event.preventDefault();
    setIsBusy(true);
    const isDone = (await onSubmit()) !== false;
    setIsBusy(false);
    if (isDone) setIsAsking(false);
  };
  return (
    <>
      <button
        type="button"
        class={button === undefined ? 'button small hold-button' : 'button small'}
        data-command={button === undefined ? 'check' : undefined}
        aria-label={button === undefined ? undefined : title}
        onClick={() => setIsAsking(true)}
      >
        {button ?? title}
      </button>
      {isAsking && (
        <Dialog title={title} onClose={() => setIsAsking(false)}>
          <form class="stack" onSubmit={(event) => void act(event)}>
            {children}
            <div class="button-row">
              <button type="submit" class={`button ${isDanger ? 'danger' : 'primary'}`} disabled={isBusy}>
                {submit}
              </button>
              <Button label={words.common.cancel} onClick={() => setIsAsking(false)} />
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
};
