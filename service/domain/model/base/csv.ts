/**
 * One field of a CSV file. A text that a spreadsheet would take for a formula is made a plain text: somebody else may
 * have written it.
 */
const csvField = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A line of a CSV file (RFC 4180), with its line end. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => csvField(value === null ? '' : String(value))).join(',')}\r\n`;

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_START = '\ufeff';
