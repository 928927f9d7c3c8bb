import type { AttachmentAddress } from '../../../service/protocol/attachments.ts';
import { button, icon, make, setText } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { locale, shopKey, words } from '../state/app.ts';
import type { AttachmentLine, State } from '../state/state.ts';
import { pickFile } from './attach-button.ts';

type File = Extract<AttachmentLine, { kind: 'attachment' }>;

type Shown = [element: HTMLElement, onBack?: () => void];

/** Retry delay in milliseconds. */
const AGAIN_MS = 2_000;

/** Valid for five minutes. Null: deleted; undefined: unknown. */
const addressOf = async ({ attachmentId }: File): Promise<string | null | undefined> => {
  const answer = await http<AttachmentAddress>('attachments/address', { shop: shopKey, attachmentId });
  return answer.ok ? answer.body.url : answer.refusal.code === 'not_found' ? null : undefined;
};
const goneNote = () => make('p', 'hint', words.fileGoneText);

const sizeText = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`;

/** Full-frame picture; Esc must not close the chat as well. */
const enlarge = (picture: HTMLImageElement): void => {
  const { body, documentElement: root } = document;
  const dialog = make(
    'dialog',
    {
      'aria-label': picture.alt,
      onclose: () => {
        root.onkeydown = null;
        dialog.remove();
      },
    },
    make('img', { src: picture.src, alt: picture.alt }),
    button('', icon('M6 6l12 12M18 6L6 18', words.closePictureText), () => dialog.close()),
  );
  body.append(dialog);
  // Not on the dialog: a click moves the focus out of it.
  root.onkeydown = (event) => event.stopPropagation();
  dialog.showModal();
};

const pictureOf = (line: File): Shown => {
  const { fileName, width, height } = line;
  const ratio = (width ?? 1) / (height ?? 1);
  const picture = make('img', { alt: fileName });
  const open = make(
    'button',
    { type: 'button', className: 'picture', 'aria-label': words.enlargeText + fileName },
    picture,
  );
  // Reserved size prevents layout shift.
  const place = make('div', 'room', open);
  place.style.width = `${Math.min(width ?? 1, 240 * ratio)}px`;
  place.style.aspectRatio = `${ratio}`;
  let tries = 0;
  const show = (element: HTMLElement) => {
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(element);
    if (hadFocus) element.focus();
  };
  const load = async () => {
    tries += 1;
    const url = tries > 3 ? undefined : await addressOf(line);
    if (url) picture.src = url;
    else show(url === null ? goneNote() : again);
  };
  const retry = () => {
    tries = 0;
    show(open);
    load();
  };
  const again = button('pdf', make('span', null, fileName, make('small', null, words.fileAgainText)), retry);
  picture.onerror = () => setTimeout(load, AGAIN_MS);
  open.onclick = () => enlarge(picture);
  load();
  return [place, () => again.isConnected && retry()];
};

const documentOf = (line: File): Shown => {
  const fault = make('p', { className: 'hint', role: 'alert' });
  const save = async () => {
    setText(fault, '');
    const href = await addressOf(line);
    if (href) make('a', { href, download: line.fileName }).click();
    else if (href === null) open.replaceWith(goneNote());
    else setText(fault, words.failedText);
  };
  const open = button('pdf', icon('M6 3h8l4 4v14H6zM14 3v5h4', words.downloadText), save);
  open.append(make('span', null, line.fileName, make('small', null, `PDF, ${sizeText(line.bytes)}`)));
  return [make('div', null, open, fault)];
};

const wantedOf = (text: string | null): Shown => [
  make(
    'div',
    'wanted',
    make('strong', null, words.fileAskedText),
    make('p', null, text ?? words.erasedLineText),
    button('main', words.attachText, pickFile),
  ),
];

/** Fills the row; the returned listener retries pictures after reconnecting. */
export const showAttachment = (line: AttachmentLine, row: HTMLElement): ((state: State) => void) => {
  const [element, onBack] =
    line.kind === 'attachment_request'
      ? wantedOf(line.text)
      : line.type === 'pdf'
        ? documentOf(line)
        : pictureOf(line);
  row.querySelector('.file')?.replaceChildren(element);
  let before: State['link'] | undefined;
  return ({ link }) => {
    const isBack = link === 'ready' && before !== link;
    before = link;
    if (isBack) onBack?.();
  };
};
