import { addStyle } from '../../shared/dom.ts';
import style from './attachments.css';

addStyle(style);

/** Lazy chunk. */
export { updateAttach } from './attach-button.ts';
export { showAttachment } from './show-attachment.ts';
