/** A cell that a spreadsheet would run as a formula is shown as text; a plain phone number stays as it is. */
const unarmed = (value: string): string =>
  /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value;

/** One line of a CSV file (RFC 4180), with CRLF. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => unarmed(cell))
    .map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`;

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
