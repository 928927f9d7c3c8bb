import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill, plural } from '../../../shared/translate.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { hasNoAnswer } from '../../state/conversation.ts';

export const CloseDialog = ({
  ids,
  onClose,
  onCancel,
}: {
  ids: readonly string[];
  onClose: () => void;
  onCancel: () => void;
}) => {
  const { words, locale } = useSpeech();
  const { appState } = useApp();
  const held = appState.get().conversations;
  const unanswered = ids.filter((id) => held[id] !== undefined && hasNoAnswer(held[id])).length;
  const w = words.queue;
  const confirm = useRef<HTMLButtonElement>(null);
  // Before the next frame: Enter would meet the cancel button.
  useLayoutEffect(() => confirm.current?.focus(), []);
  const isOne = ids.length === 1;
  return (
    <Dialog title={isOne ? w.closeOneTitle : plural(locale, w.closeManyTitle, ids.length)} onClose={onCancel}>
      <p>{isOne ? w.closeOne : fill(w.closeMany, { n: unanswered })}</p>
      <div class="button-row">
        <Button label={words.common.cancel} onClick={onCancel} />
        <button type="button" class="button primary" ref={confirm} onClick={onClose}>
          {isOne ? w.closeAnyway : w.closeAll}
        </button>
      </div>
    </Dialog>
  );
};
