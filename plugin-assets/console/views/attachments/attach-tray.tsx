import { useEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import type { PickedFile } from '../../app/outgoing-files.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { attachWordsFor } from '../../words/attach-words.ts';
import { type Attach, useOutgoing } from './use-attach.ts';
import { useThumb } from './use-thumb.ts';

const Picked = ({
  attach,
  picked: { ref, file },
  isHeldByColleague,
}: {
  attach: Attach;
  picked: PickedFile;
  isHeldByColleague: boolean;
}) => {
  const { outgoing } = useApp();
  const { take } = useActions();
  const { locale, words } = useSpeech();
  const explain = useExplain();
  const w = attachWordsFor(locale);
  const standing = useOutgoing((held) => held.standing(ref));
  const thumb = useThumb(file);
  const main = useRef<HTMLButtonElement>(null);
  const keepsFocus = useRef(!attach.isFresh(ref));
  useEffect(() => {
    if (!keepsFocus.current) main.current?.focus();
    keepsFocus.current = false;
  }, [standing.is]);

  const remove = () => {
    attach.remove(ref);
    attach.focusField();
  };
  const send = async () => {
    if (isHeldByColleague) take(attach.conversationId);
    if (await outgoing.send(ref)) attach.focusField();
  };
  const reasonOf = (refusal: Refusal): string => {
    const own: Record<string, string> = { too_large: w.tooLarge, unsupported_media_type: w.wrongType };
    return own[refusal.code] ?? explain(refusal);
  };
  const isReady = standing.is === 'ready';
  return (
    <li class="picked-file">
      {thumb === null ? <Icon name="attach" /> : <img src={thumb} alt="" />}
      <span class="picked-name" dir="auto">
        {file.name}
      </span>
      {standing.is === 'sending' && (
        <>
          <progress max={1} value={standing.part} aria-label={w.sending} />
          <button type="button" ref={main} class="button small" onClick={() => outgoing.cancel(ref)}>
            {words.common.cancel}
          </button>
        </>
      )}
      {standing.is !== 'sending' && (
        <>
          {!(standing.is === 'failed' && standing.isFinal) && (
            <button type="button" ref={main} class="button small primary" onClick={() => void send()}>
              {isReady
                ? isHeldByColleague
                  ? words.conversation.takeAndSend
                  : w.send
                : words.conversation.again}
            </button>
          )}
          <button type="button" class="button small" onClick={remove}>
            {words.conversation.remove}
          </button>
        </>
      )}
      {standing.is === 'failed' && (
        <p class="field-error" role="alert">
          {reasonOf(standing.refusal)}
        </p>
      )}
    </li>
  );
};

export const PickedFiles = ({
  attach,
  isHeldByColleague,
}: {
  attach: Attach;
  isHeldByColleague: boolean;
}) => {
  const { outgoing } = useApp();
  const w = attachWordsFor(useSpeech().locale);
  // A failure shown here needs no toast.
  useEffect(() => outgoing.show(attach.conversationId), [outgoing, attach.conversationId]);
  return (
    <div class="picked">
      <ul aria-label={w.picked}>
        {attach.picked.map((one) => (
          <Picked key={one.ref} attach={attach} picked={one} isHeldByColleague={isHeldByColleague} />
        ))}
      </ul>
      <p class="hint">{w.cover}</p>
    </div>
  );
};

export const AskForFile = ({ attach }: { attach: Attach }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const w = attachWordsFor(locale);
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const refFor = useRefFor();
  const close = () => {
    attach.setIsAsking(false);
    attach.focusField();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || text.trim() === '') return;
    setIsBusy(true);
    const given = text.trim();
    const answer = await api.requestAttachment(attach.conversationId, { ref: refFor.of(given), text: given });
    setIsBusy(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'forbidden') showRefusal({ ...answer.refusal, code: 'forbidden' });
      else showRefusal(answer.refusal);
      return;
    }
    showDone(w.asked);
    close();
  };
  return (
    <Dialog title={w.askTitle} onClose={close}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <p class="soft">{w.askLead}</p>
        <label class="field">
          <span>{w.askText}</span>
          <textarea
            rows={3}
            dir="auto"
            maxLength={LIMITS.maxAttachmentRequestCodePoints}
            value={text}
            placeholder={w.askExample}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="hint">{fill(w.askHint, { n: LIMITS.maxAttachmentRequestCodePoints })}</p>
        <div class="dialog-foot">
          <Button label={words.common.cancel} onClick={close} />
          <button type="submit" class="button primary" disabled={isBusy || text.trim() === ''}>
            {w.askSend}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
