/**
 * What a spreadsheet may do with a cell, decided here for every file: a text that it would run as a formula gets a
 * leading apostrophe, because a visitor may have written it. A plain phone number (`+48123456789`) stays as it is: it
 * runs nothing, and the file can be read in again.
 */
const unarmed = (value: string): string =>
  /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value;

/** One line of a CSV file (RFC 4180), with CRLF. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map((cell) => unarmed(cell === null ? '' : String(cell)))
    .map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`;

/** Marks the file as UTF-8 for spreadsheets. */
export const CSV_START = '\ufeff';

/** Reads CSV with commas or semicolons, quotes and any line end; empty lines are left out. */
export const readCsv = (text: string): string[][] => {
  const separator = (text.split(/\r?\n/, 1)[0] ?? '').includes(';') ? ';' : ',';
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    line.push(cell.trim());
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (line.some((one) => one !== '')) lines.push(line);
    line = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (sign === separator) endCell();
    else if (sign === '\n') endLine();
    else if (sign !== '\r' && sign !== '\uFEFF') cell += sign;
  }
  endLine();
  return lines;
};
