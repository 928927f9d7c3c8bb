/** A moment as the fields of the browser have it, in its time zone: `2026-01-31T09:30`. */
export const localMoment = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** A day as the date field of the browser has it. */
export const localDay = (at: Date): string => localMoment(at).slice(0, 10);
export const today = (): string => localDay(new Date());

/** The last millisecond of that day, by the same clock; an invalid date for a text that is no day. */
export const endOfLocalDay = (day: string): Date => new Date(`${day}T23:59:59.999`);
