import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyFileView } from '../../../../service/protocol/api/reply-api.ts';
import { fill } from '../../../shared/translate.ts';
import { fetchFile } from '../../api/fetch-file.ts';
import { usableFilePath } from '../../api/replies-api.ts';
import { ATTACHMENT_FILES } from '../../app/outgoing-files.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { useThumb } from '../attachments/use-thumb.ts';

const MAX_FILES = 5;

/** What saving is to do with the files of a reply. */
export type FileChanges = { removed: readonly string[]; added: readonly File[] };
export const NO_CHANGES: FileChanges = { removed: [], added: [] };

const Row = ({ name, file, onRemove }: { name: string; file: Blob | null; onRemove: () => void }) => {
  const { words, locale } = useSpeech();
  const thumb = useThumb(file);
  return (
    <li class="picked-file">
      {thumb === null ? <Icon name="attach" /> : <img src={thumb} alt="" />}
      <span class="picked-name" dir="auto">
        {name}
      </span>
      <button
        type="button"
        class="button small"
        aria-label={fill(repliesWordsFor(locale).removeFile, { name })}
        onClick={onRemove}
      >
        {words.conversation.remove}
      </button>
    </li>
  );
};

type StoredProps = { shopId: string; replyId: string; file: ReplyFileView; onRemove: () => void };

const Stored = ({ shopId, replyId, file, onRemove }: StoredProps) => {
  const { session } = useApp();
  const [bytes, setBytes] = useState<Blob | null>(null);
  useEffect(() => {
    if (file.type !== 'pdf') void fetchFile(usableFilePath(shopId, replyId, file.id), session).then(setBytes);
  }, [file.id]);
  return <Row name={file.name} file={bytes} onRemove={onRemove} />;
};

/** Pictures and PDF files of a reply while it is written; they are stored and removed when it is saved. */
export const ReplyFormFiles = ({
  shopId,
  replyId,
  files,
  changes,
  onChange,
}: {
  shopId: string;
  /** Null for a reply that is not stored yet: it has no files. */
  replyId: string | null;
  files: readonly ReplyFileView[];
  changes: FileChanges;
  onChange: (changes: FileChanges) => void;
}) => {
  const w = repliesWordsFor(useSpeech().locale);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const stored = files.filter(({ id }) => !changes.removed.includes(id));
  const room = MAX_FILES - stored.length - changes.added.length;
  const change = (next: Partial<FileChanges>) => {
    onChange({ ...changes, ...next });
    button.current?.focus();
  };
  return (
    <fieldset class="reply-files">
      <legend>{w.files}</legend>
      {stored.length + changes.added.length > 0 && (
        <ul class="plain-list stack">
          {stored.map((file) => (
            <Stored
              key={file.id}
              shopId={shopId}
              replyId={replyId ?? ''}
              file={file}
              onRemove={() => change({ removed: [...changes.removed, file.id] })}
            />
          ))}
          {changes.added.map((file, at) => (
            <Row
              key={`${at} ${file.name}`}
              name={file.name}
              file={file}
              onRemove={() => change({ added: changes.added.filter((one) => one !== file) })}
            />
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ATTACHMENT_FILES}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])].slice(0, room);
          change({ added: [...changes.added, ...chosen] });
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        ref={button}
        class="button small"
        disabled={room <= 0}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" size={16} />
        {w.addFile}
      </button>
      <p class="hint">{fill(w.filesHint, { n: MAX_FILES })}</p>
    </fieldset>
  );
};
