import { useEffect, useRef, useState } from 'preact/hooks';
import { saveFrom } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
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

/** Null: deleted; undefined: request failed. */
type Address = string | null | undefined;

/** Addresses expire after five minutes, so each use requests one. */
const useAddress = (conversationId: string, attachmentId: string) => {
  const { api } = useApp();
  return async (): Promise<Address> => {
    const answer = await api.attachmentAddress(conversationId, attachmentId);
    return answer.ok ? answer.body.url : answer.refusal.code === 'not_found' ? null : undefined;
  };
};

/** Retry delay of a picture, in milliseconds. */
const AGAIN_MS = 2_000;

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

const Download = ({ event, address }: { event: FileEvent; address: () => Promise<Address> }) => {
  const w = attachWordsFor(useSpeech().locale);
  const { showDone } = useActions();
  const save = async () => {
    const href = await address();
    if (!href) return showDone(href === null ? w.gone : w.failed);
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

const PictureView = ({ event, address }: { event: FileEvent; address: () => Promise<Address> }) => {
  const w = attachWordsFor(useSpeech().locale);
  const [src, setSrc] = useState<Address>('');
  const [isLarge, setIsLarge] = useState(false);
  const connection = useAppState((state) => state.connection);
  const tries = useRef(0);
  const load = async () => {
    tries.current += 1;
    setSrc(tries.current > 3 ? undefined : await address());
  };
  const again = () => {
    tries.current = 0;
    setSrc('');
    void load();
  };
  useEffect(() => void load(), []);
  useEffect(() => {
    if (connection === 'online' && src === undefined) again();
  }, [connection]);
  const { fileName } = event;
  const ratio = (event.width ?? 1) / (event.height ?? 1);
  // Reserved size prevents layout shift.
  const room = { inlineSize: `${Math.min(event.width ?? 1, 260 * ratio)}px`, aspectRatio: `${ratio}` };
  if (!src && src !== '')
    return (
      <p class="picture-room hint" style={room}>
        {src === null ? w.gone : w.failed}{' '}
        {src === undefined && (
          <button type="button" class="link-button" onClick={again}>
            {w.again}
          </button>
        )}
      </p>
    );
  return (
    <>
      <button
        type="button"
        class="picture-room picture-thumb"
        aria-label={fill(w.enlarge, { name: fileName })}
        style={room}
        onClick={() => setIsLarge(src !== '')}
      >
        {src !== '' && <img src={src} alt="" onError={() => setTimeout(load, AGAIN_MS)} />}
      </button>
      {isLarge && src !== '' && <Large src={src} name={fileName} onClose={() => setIsLarge(false)} />}
    </>
  );
};

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
