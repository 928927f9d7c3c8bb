import { useEffect, useRef, useState } from 'preact/hooks';
import { saveFrom } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { useModal } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { attachWordsFor } from '../../words/attach-words.ts';
import { BubbleFoot, useAuthorName } from '../inbox/message-bubble.tsx';
import type { AttachmentEvent, BubbleProps } from './bubble-props.ts';

type FileEvent = Extract<AttachmentEvent, { kind: 'attachment' }>;

const sizeText = (bytes: number, locale: string): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`;

/** Addresses of files end after five minutes: each use asks for its own. */
const useAddress = (conversationId: string, attachmentId: string) => {
  const { api } = useApp();
  return async (): Promise<string | null> => {
    const answer = await api.attachmentAddress(conversationId, attachmentId);
    return answer.ok ? answer.body.url : null;
  };
};

const Large = ({ src, name, onClose }: { src: string; name: string; onClose: () => void }) => {
  const { words } = useSpeech();
  const ref = useModal();
  return (
    <dialog ref={ref} class="large-picture" aria-label={name} onClose={onClose}>
      <img src={src} alt={name} />
      <button type="button" class="icon-button" aria-label={words.common.close} onClick={onClose}>
        <Icon name="cross" />
      </button>
    </dialog>
  );
};

/** Saves the file, by an address of its own. */
const Download = ({ event, address }: { event: FileEvent; address: () => Promise<string | null> }) => {
  const w = attachWordsFor(useSpeech().locale);
  const { showDone } = useActions();
  const save = async () => {
    const href = await address();
    if (href === null) return showDone(w.gone);
    saveFrom(href, event.fileName);
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={fill(w.download, { name: event.fileName })}
      title={fill(w.download, { name: event.fileName })}
      onClick={() => void save()}
    >
      <Icon name="download" size={18} />
    </button>
  );
};

const PictureView = ({ event, address }: { event: FileEvent; address: () => Promise<string | null> }) => {
  const w = attachWordsFor(useSpeech().locale);
  const [src, setSrc] = useState<string | null>(null);
  const [isGone, setIsGone] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  const tries = useRef(0);
  const load = async () => {
    tries.current += 1;
    const url = tries.current > 3 ? null : await address();
    if (url === null) setIsGone(true);
    else setSrc(url);
  };
  useEffect(() => void load(), []);
  if (isGone) return <p class="hint">{w.gone}</p>;
  const { fileName, width, height } = event;
  return (
    <>
      <button
        type="button"
        class="picture-thumb"
        aria-label={fill(w.enlarge, { name: fileName })}
        style={{ aspectRatio: `${width ?? 1} / ${height ?? 1}` }}
        onClick={() => setIsLarge(src !== null)}
      >
        {src !== null && <img src={src} alt="" onError={() => void load()} />}
      </button>
      {isLarge && src !== null && <Large src={src} name={fileName} onClose={() => setIsLarge(false)} />}
    </>
  );
};

/** A picture, a PDF, or a request for one, in the message log. */
export const FileBubble = ({ event, conversationId, visitor, state }: BubbleProps) => {
  const { words, locale } = useSpeech();
  const w = attachWordsFor(locale);
  const address = useAddress(conversationId, event.kind === 'attachment' ? event.attachmentId : '');
  const isStaff = event.author === 'staff';
  const name = useAuthorName(event, visitor);
  return (
    <div class={isStaff ? 'message is-ours' : 'message'}>
      <p class="bubble-name">{name}</p>
      {event.kind === 'attachment_request' ? (
        <div class="bubble" dir="auto">
          <p class="card-title">
            <Icon name="attach" size={16} />
            {w.askedTitle}
          </p>
          {event.text ?? words.conversation.erased}
        </div>
      ) : (
        <div class="file-bubble">
          {event.type !== 'pdf' && <PictureView event={event} address={address} />}
          <span class="file-line">
            <span class="file-name" dir="auto">
              {event.fileName}
            </span>
            <span class="soft">{sizeText(event.bytes, locale)}</span>
            <Download event={event} address={address} />
          </span>
        </div>
      )}
      <BubbleFoot at={event.at} state={state} />
    </div>
  );
};
