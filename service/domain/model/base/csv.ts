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

/** A row of a CSV file, and the line of the file on which it starts, from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Reads CSV with commas or semicolons, quotes and any line end; empty rows are left out, above the header too. */
export const readCsvRows = (text: string): CsvRow[] => {
  const separator = (text.trimStart().split(/\r?\n/, 1)[0] ?? '').includes(';') ? ';' : ',';
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let startedAt = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one !== '')) rows.push({ line: startedAt, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
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
    else if (sign === '\n') {
      endRow();
      startedAt = line;
    } else if (sign !== '\r' && sign !== '\uFEFF') cell += sign;
  }
  endRow();
  return rows;
};

/** A cell as it was before the apostrophe of `csvLine`. */
export const disarmed = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
