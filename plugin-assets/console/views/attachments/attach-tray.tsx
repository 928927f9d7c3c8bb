import { useEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { type Upload, uploadFile } from '../../../shared/upload-file.ts';
import { conversationPath } from '../../api/api-paths.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { attachWordsFor } from '../../words/attach-words.ts';
import { ATTACHMENT_FILES, type Attach, type PickedFile } from './picked-files.ts';
import { useThumb } from './use-thumb.ts';

type Sent = { ref: string; seq: number };
type Standing = { is: 'ready' } | { is: 'sending'; part: number } | { is: 'failed'; reason: string };

/** Refusals that the same file gets again. */
const FINAL = ['too_large', 'unsupported_media_type', 'file_refused', 'quota_reached', 'conversation_closed'];

const Picked = ({
  attach,
  picked: { ref, file, isFromReply },
  isHeldByColleague,
}: {
  attach: Attach;
  picked: PickedFile;
  isHeldByColleague: boolean;
}) => {
  const { session } = useApp();
  const { take } = useActions();
  const { locale, words } = useSpeech();
  const explain = useExplain();
  const w = attachWordsFor(locale);
  const [standing, setStanding] = useState<Standing>(() => {
    if (file.size > LIMITS.maxAttachmentBytes) return { is: 'failed', reason: w.tooLarge };
    const isTaken = file.type === '' || ATTACHMENT_FILES.split(',').includes(file.type);
    return isTaken ? { is: 'ready' } : { is: 'failed', reason: w.wrongType };
  });
  const [isFinal, setIsFinal] = useState(standing.is === 'failed');
  const upload = useRef<Upload<Sent> | null>(null);
  const isCancelled = useRef(false);
  const thumb = useThumb(file);
  const main = useRef<HTMLButtonElement>(null);
  const keepsFocus = useRef(isFromReply);
  useEffect(() => {
    if (!keepsFocus.current) main.current?.focus();
    keepsFocus.current = false;
  }, [standing.is]);
  useEffect(() => () => upload.current?.cancel(), []);

  const remove = () => {
    attach.remove(ref);
    attach.focusField();
  };
  const post = () => {
    const path = `${conversationPath(attach.conversationId)}/attachments?ref=${ref}`;
    upload.current = uploadFile<Sent>(path, file, session.token(), (part) =>
      setStanding({ is: 'sending', part }),
    );
    return upload.current.answer;
  };
  const send = async () => {
    isCancelled.current = false;
    setStanding({ is: 'sending', part: 0 });
    if (isHeldByColleague) take(attach.conversationId);
    let answer = await post();
    if (!answer.ok && answer.refusal.status === 401 && (await session.renew()) === 'renewed')
      answer = await post();
    // The message itself comes by the socket.
    if (answer.ok) return remove();
    if (isCancelled.current) return setStanding({ is: 'ready' });
    const { code } = answer.refusal;
    setIsFinal(FINAL.includes(code));
    const own: Record<string, string> = { too_large: w.tooLarge, unsupported_media_type: w.wrongType };
    setStanding({ is: 'failed', reason: own[code] ?? explain(answer.refusal) });
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
          <button
            type="button"
            ref={main}
            class="button small"
            onClick={() => {
              isCancelled.current = true;
              upload.current?.cancel();
            }}
          >
            {words.common.cancel}
          </button>
        </>
      )}
      {standing.is !== 'sending' && (
        <>
          {!isFinal && (
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
          {standing.reason}
        </p>
      )}
    </li>
  );
};

/** Files that wait for the consultant's press, with progress and what went wrong. */
export const PickedFiles = ({
  attach,
  isHeldByColleague,
}: {
  attach: Attach;
  isHeldByColleague: boolean;
}) => {
  const w = attachWordsFor(useSpeech().locale);
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

/** Asks the visitor for a picture or file, in the consultant's own words. */
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
