import type { AttachmentWords } from './attachment-pl.ts';

export const words: AttachmentWords = {
  attachText: 'Add a picture or file',
  coverText: 'Cover card numbers and passwords before you send: we cannot hide them in a picture.',
  fileSendText: 'Send file',
  fileRemoveText: 'Remove',
  fileCancelText: 'Cancel',
  fileAgainText: 'Try again',
  fileSendingText: 'Sending…',
  fileTypeText: 'Send a picture (JPEG, PNG, WebP) or a PDF.',
  fileLargeText: 'The file is too large. 10 MB is the most.',
  fileQuotaText: 'No more files fit into this chat.',
  fileShopFullText: 'The shop cannot take files at the moment. Describe it in words.',
  fileDayText: 'The shop cannot take more files from your network today. Describe it in words.',
  fileRefusedText: 'We cannot take this file. Save it again, or choose another one.',
  fileLaterText: 'We cannot take the file right now. Try again in a moment.',
  fileAskedText: 'Request for a picture or file',
  enlargeText: 'Enlarge picture: ',
  downloadText: 'Download file: ',
  fileGoneText: 'This file is gone.',
  closePictureText: 'Close picture',
};
