/**
 * Whether text is pasted, although a picture of it may stand beside: spreadsheets and slides copy both, with their format.
 * A file that is copied in a file manager has its name beside it, and no format; a picture of a web page has no text.
 */
export const isTextPasted = ({ types }: DataTransfer): boolean =>
  types.includes('text/plain') && types.includes('text/html');
