/** A moment as the fields of the browser have it, in its time zone: `2026-01-31T09:30`. */
export const localMoment = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Today as the date field of the browser has it. */
export const today = (): string => localMoment(new Date()).slice(0, 10);
