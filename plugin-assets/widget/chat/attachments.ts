/** Pictures and files, as one chunk that is loaded when the first is sent or may be sent. */
export { updateAttach } from './attach-button.ts';
export { showAttachment } from './show-attachment.ts';
