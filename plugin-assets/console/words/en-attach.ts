/** English words of pictures and files in chats. */
export const attachEn = {
  send: 'Send',
  sending: 'Sending…',
  picked: 'Files to send',
  cover:
    'Numbers in pictures cannot be hidden. Cover card numbers and passwords before you send. A PDF keeps its author, comments and hidden content.',
  tooLarge: 'The file is too large. 10 MB is the most.',
  wrongType: 'Send a picture (JPEG, PNG, WebP) or a PDF.',
  enlarge: 'Enlarge {name}',
  download: 'Download {name}',
  gone: 'This file is gone.',
  failed: 'The file could not be loaded.',
  again: 'Try again',
  askedTitle: 'Request for a picture or file',
  askTitle: 'Ask for a picture or file',
  askLead: 'The visitor sees your request with a button to add a file. Only they decide whether to send one.',
  askText: 'What do you need?',
  askExample: 'Please send a photo of the damage.',
  askHint: 'At most {n} characters.',
  askSend: 'Send request',
  asked: 'The request was sent.',
};
