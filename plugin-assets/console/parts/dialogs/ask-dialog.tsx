import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';

/** A button that asks for more before it acts. */
export const AskDialog = ({
  title,
  submit,
  isDanger = false,
  onSubmit,
  children,
}: {
  /** Of the button and of the dialog. */
  title: string;
  submit: string;
  isDanger?: boolean;
  /** The dialog closes, unless false comes back, at once or later. */
  onSubmit: () => unknown;
  children: ComponentChildren;
}) => {
  const { words } = useSpeech();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <button type="button" class="button small hold-button" onClick={() => setIsAsking(true)}>
        {title}
      </button>
      {isAsking && (
        <Dialog title={title} onClose={() => setIsAsking(false)}>
          <form
            class="stack"
            onSubmit={async (event) => {
              event.preventDefault();
              if ((await onSubmit()) !== false) setIsAsking(false);
            }}
          >
            {children}
            <div class="button-row">
              <button type="submit" class={`button ${isDanger ? 'danger' : 'primary'}`}>
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
