import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';

/** A button that asks for more, or once more, before it acts. */
export const AskDialog = ({
  title,
  button,
  submit,
  isDanger = false,
  onSubmit,
  children,
}: {
  /** Of the dialog, and the button's name for those who do not see it. */
  title: string;
  /** What stands on the button of a row, shorter than the title. */
  button?: string;
  submit: string;
  isDanger?: boolean;
  /** The dialog closes, unless false comes back, at once or later. */
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
