import type { AttachmentAddress } from '../../../service/protocol/attachments.ts';
import { button, icon, make } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { locale, shopKey } from '../state/app.ts';
import type { AttachmentLine } from '../state/state.ts';
import { pickFile } from './attach-button.ts';
import { words } from './attachment-words.ts';

type File = Extract<AttachmentLine, { kind: 'attachment' }>;

/** Good for five minutes: asked for when it is needed. */
const addressOf = async ({ attachmentId }: File): Promise<string | undefined> => {
  const answer = await http<AttachmentAddress>('attachments/address', { shop: shopKey, attachmentId });
  return answer.ok ? answer.body.url : undefined;
};

const sizeText = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`;

/** The picture over the whole frame. Escape closes it and nothing else: the panel closes the chat by that key. */
const enlarge = (picture: HTMLImageElement): void => {
  const { body, documentElement: root } = document;
  const dialog = make(
    'dialog',
    {
      ariaLabel: picture.alt,
      onclose: () => {
        root.onkeydown = null;
        dialog.remove();
      },
    },
    make('img', { src: picture.src, alt: picture.alt }),
    button('', icon('M6 6l12 12M18 6L6 18', words.closePictureText), () => dialog.close()),
  );
  body.append(dialog);
  // Not of the dialog: a click on the picture takes the focus out of it.
  root.onkeydown = (event) => event.stopPropagation();
  dialog.showModal();
};

const pictureOf = (line: File): HTMLElement => {
  const { fileName, width, height } = line;
  const picture = make('img', { alt: fileName, width: width ?? 0, height: height ?? 0 });
  const open = make(
    'button',
    { type: 'button', className: 'picture', ariaLabel: words.enlargeText + fileName },
    picture,
  );
  let tries = 0;
  const load = async () => {
    const url = tries++ < 3 && (await addressOf(line));
    if (url) picture.src = url;
    else open.replaceWith(make('p', 'hint', words.fileGoneText));
  };
  picture.onerror = load;
  open.onclick = () => enlarge(picture);
  load();
  return open;
};

const documentOf = (line: File): HTMLElement => {
  const save = async () => {
    const href = await addressOf(line);
    if (href) make('a', { href, download: line.fileName }).click();
    else open.replaceWith(make('p', 'hint', words.fileGoneText));
  };
  const open = button('pdf', icon('M6 3h8l4 4v14H6zM14 3v5h4', words.downloadText), save);
  open.append(make('span', null, line.fileName, make('small', null, `PDF, ${sizeText(line.bytes)}`)));
  return open;
};

/** Fills the row of an attachment, or of a consultant's request for one. */
export const showAttachment = (line: AttachmentLine, row: HTMLElement): void => {
  row
    .querySelector('.file')
    ?.replaceChildren(
      line.kind === 'attachment_request'
        ? make(
            'div',
            'wanted',
            make('strong', null, words.fileAskedText),
            make('p', null, line.text ?? words.erasedLineText),
            button('main', words.attachText, pickFile),
          )
        : line.type === 'pdf'
          ? documentOf(line)
          : pictureOf(line),
    );
};
