const two = (n: number): string => String(n).padStart(2, '0');

/** The day as a field for dates holds it, by the clock of this browser. */
export const localDay = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** The last millisecond of that day, by the same clock; an invalid date for a text that is no day. */
export const endOfLocalDay = (day: string): Date => new Date(`${day}T23:59:59.999`);
