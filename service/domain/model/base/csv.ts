/**
 * Where a spreadsheet may begin a cell that it runs as a formula, some also by a full-width sign. In Polish and German it splits lines at `;`, so that it
 * takes the quotes of a cell for text and every `;`, tab and line end in it for the end of a cell. Apostrophes that stand
 * there are part of it, so that what was added can be told from what was written. No part can take what the next one
 * takes: linear for any text.
 */
const RUNNING = /(?<=^|[;,\t\r\n])(?='*[ \u00a0"]*[=+\-@＝＋－＠])|^(?='*[\t\r])/g;

/**
 * What a spreadsheet may do with a cell, decided here for every file: a text that it would run as a formula, whole or
 * from a separator on, gets an apostrophe there, because a visitor may have written it. A plain phone number
 * (`+48123456789`) stays as it is: it runs nothing, and the file can be read in again.
 */
const unarmed = (value: string): string => (/^\+\d+$/.test(value) ? value : value.replace(RUNNING, "'"));

/** One line of a CSV file (RFC 4180), with CRLF, whose cells stay as they are: only for texts that must keep every sign. */
export const exactCsvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

/** One line of a CSV file (RFC 4180), with CRLF. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  exactCsvLine(cells.map((cell) => unarmed(cell === null ? '' : String(cell))));

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
