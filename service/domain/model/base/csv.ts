/** Possible starts of spreadsheet formulas. Linear time. */
const RUNNING = /(?<=^|[;,\t\r\n])(?='*[ \u00a0"]*[=+\-@＝＋－＠])|^(?='*[\t\r])/g;

/** Against CSV injection; allows phone numbers. */
const unarmed = (value: string): string => (/^\+\d+$/.test(value) ? value : value.replace(RUNNING, "'"));

/** RFC 4180, CRLF, no formula escaping. */
export const exactCsvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

/** RFC 4180, CRLF, formulas escaped. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  exactCsvLine(cells.map((cell) => unarmed(cell === null ? '' : String(cell))));

/** UTF-8 byte order mark. */
export const CSV_START = '\ufeff';

/** `line` starts at 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Commas or semicolons, any line end; skips empty rows. */
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
