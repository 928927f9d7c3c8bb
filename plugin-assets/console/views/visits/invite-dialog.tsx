import { useState } from 'preact/hooks';
import { MAX_INVITATION_CODE_POINTS } from '../../../../service/protocol/visit-lists.ts';

import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { visitsWordsFor } from '../../words/visits-words.ts';

export const InviteDialog = ({
  shopId,
  visitId,
  onClose,
  onSent,
}: {
  shopId: string;
  visitId: string;
  onClose: () => void;
  onSent: () => void;
}) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const w = visitsWordsFor(locale);
  const { showDone, showRefusal } = useActions();
  const [text, setText] = useState(w.textDefault.replaceAll('\u00a0', ' '));
  const [isBusy, setIsBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setIsBusy(true);
    const answer = await api.inviteVisitor(shopId, visitId, text);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.invited);
    onSent();
  };
  return (
    <Dialog title={w.inviteTitle} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void send(event)} noValidate>
        <Field
          label={w.text}
          hint={w.inviteHint}
          value={text}
          maxLength={MAX_INVITATION_CODE_POINTS}
          isLong
          onInput={(value) => setText(value.replaceAll('\n', ' '))}
        />
        <div class="button-row">
          <Button label={words.common.cancel} onClick={onClose} />
          <button type="submit" class="button primary" disabled={isBusy || text.trim() === ''}>
            {w.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
