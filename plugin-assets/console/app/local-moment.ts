/** Value of a datetime-local field: `2026-01-31T09:30`. */
export const localMoment = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Value of a date field. */
export const localDay = (at: Date): string => localMoment(at).slice(0, 10);
export const today = (): string => localDay(new Date());

/** Last millisecond of the local day; an invalid date for invalid text. */
export const endOfLocalDay = (day: string): Date => new Date(`${day}T23:59:59.999`);
