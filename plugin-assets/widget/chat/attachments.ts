/** Lazy chunk. */
export { updateAttach } from './attach-button.ts';
export { showAttachment } from './show-attachment.ts';
