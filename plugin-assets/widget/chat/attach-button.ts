import type { MessageResponse } from '../../../service/protocol/api/visitor-api.ts';
import type { Refusal } from '../../shared/call-service.ts';
import { button, icon, make, setChildren } from '../../shared/dom.ts';
import { isTextPasted } from '../../shared/is-text-pasted.ts';
import { type Upload, uploadFile } from '../../shared/upload-file.ts';
import { fetchSession } from '../connection/socket.ts';
import { shopKey, state, words } from '../state/app.ts';
import { token } from '../state/stored-entry.ts';
import { mayAttach } from './may-attach.ts';

const TYPES = 'image/jpeg,image/png,image/webp,application/pdf';
/** Same as `LIMITS.maxAttachmentBytes` (tested). */
const MAX_BYTES = 10_485_760;

const input = make('input', {
  type: 'file',
  accept: TYPES,
  multiple: true,
  hidden: true,
  onchange: () => {
    addFiles(input.files);
    input.value = '';
  },
});
export const pickFile = (): void => input.click();

const tray = make('div', { className: 'files', 'aria-live': 'polite' });
const attach = button(
  'icon',
  icon(
    'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L14 8',
    words.attachText,
  ),
  pickFile,
);
attach.title = words.attachText;

const faultText = ({ code, details }: Refusal): string =>
  code === 'too_large'
    ? words.fileLargeText
    : code === 'unsupported_media_type'
      ? words.fileTypeText
      : code === 'quota_reached'
        ? details?.full === 'shop'
          ? words.fileShopFullText
          : details?.full === 'address'
            ? words.fileDayText
            : words.fileQuotaText
        : code === 'file_refused'
          ? words.fileRefusedText
          : /unreachable|conflict/.test(code)
            ? words.failedText
            : words.fileLaterText;

/** Drop files chosen under a token that is no longer valid. */
const checks = new Set<() => void>();

/** Sent only by the visitor's press, after the privacy note. */
const addFile = (file: File): void => {
  // Same on every attempt: stored once.
  const ref = crypto.randomUUID();
  const chat = token();
  let upload: Upload<MessageResponse> | undefined;
  const box = make('div', 'sending');
  const thumb = make('img', { alt: '', hidden: true });
  const name = make('span', 'what', file.name);
  const fill = (...rest: Parameters<typeof setChildren>[1]) => setChildren(box, [thumb, name, ...rest]);
  const takeOut = () => {
    checks.delete(check);
    box.remove();
  };
  /** Cancels files of another chat. */
  const check = () => {
    if (token() === chat) return;
    takeOut();
    upload?.cancel();
  };
  const remove = () => {
    takeOut();
    document.querySelector<HTMLElement>('.writing textarea')?.focus();
  };
  const failed = (text: string, mayRetry: boolean) =>
    fill(
      mayRetry && button('do', words.fileAgainText, send),
      button('', words.fileRemoveText, remove),
      make('p', { className: 'fault', role: 'alert' }, text),
    );
  const send = async () => {
    const bar = make('progress', { max: 1, value: 0, 'aria-label': words.fileSendingText });
    const stop = button('', words.fileCancelText, () => {
      isCancelled = true;
      upload?.cancel();
    });
    let isCancelled = false;
    fill(stop, bar);
    stop.focus();
    const path = `/v1/visitor/attachments?shop=${shopKey}&ref=${ref}`;
    upload = uploadFile<MessageResponse>(path, file, chat, (sent) => {
      bar.value = sent;
    });
    const { ok, refusal } = await upload.answer;
    if (!checks.has(check)) return;
    // The message arrives by the socket.
    if (ok) return remove();
    if (isCancelled) return ready();
    const { code } = refusal;
    failed(faultText(refusal), !/large|media_type|refused|quota/.test(code));
    if (/closed|dpa|unauth|forbidden/.test(code)) fetchSession();
  };
  const ready = () => {
    const go = button('do', words.fileSendText, send);
    fill(go, button('', words.fileRemoveText, remove), make('p', 'hint', words.coverText));
    go.focus();
  };
  checks.add(check);
  tray.append(box);
  if (file.type && !TYPES.includes(file.type)) return failed(words.fileTypeText, false);
  if (file.size > MAX_BYTES) return failed(words.fileLargeText, false);
  ready();
  if (file.type === 'application/pdf') return;
  const reader = new FileReader();
  reader.onload = () => {
    thumb.src = `${reader.result}`;
    thumb.hidden = false;
  };
  reader.readAsDataURL(file);
};
const addFiles = (files: FileList | null | undefined): boolean => {
  if (!files?.length || !mayAttach(state)) return false;
  for (const file of files) addFile(file);
  return true;
};

/** Pasted and dropped files; pasted text stays with the field. */
const listen = (area: HTMLElement): void => {
  const hasFiles = ({ dataTransfer }: DragEvent) => !!dataTransfer?.types.includes('Files');
  area.onpaste = (event) => {
    const { clipboardData } = event;
    if (clipboardData && !isTextPasted(clipboardData) && addFiles(clipboardData.files))
      event.preventDefault();
  };
  area.ondragover = (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    area.classList.add('over');
  };
  area.ondragleave = () => area.classList.remove('over');
  area.ondrop = (event) => {
    area.classList.remove('over');
    if (!hasFiles(event)) return;
    event.preventDefault();
    addFiles(event.dataTransfer?.files);
  };
};

export const updateAttach = (): void => {
  for (const check of checks) check();
  const writing = document.querySelector<HTMLElement>('.writing');
  attach.hidden = !mayAttach(state);
  if (!writing || writing.contains(attach)) return;
  writing.prepend(attach, input);
  writing.before(tray);
  const area = writing.closest('section');
  if (area) listen(area);
  // Lines may disappear without another call.
  const log = document.querySelector('.log > div');
  if (log) new MutationObserver(updateAttach).observe(log, { childList: true });
};
