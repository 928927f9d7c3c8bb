/** Spreadsheets copy text plus a picture of it; copied files have only a name. */
export const isTextPasted = ({ types }: DataTransfer): boolean =>
  types.includes('text/plain') && types.includes('text/html');
