/** Text by code unit, as the database orders it. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Oldest first; equal moments by id. */
export const oldestFirst =
  <T>(moment: (row: T) => Date, id: (row: T) => string) =>
  (a: T, b: T): number =>
    moment(a).getTime() - moment(b).getTime() || byText(id(a), id(b));

/** Newest first; equal moments by id, descending: the exact reverse of `oldestFirst`. */
export const newestFirst =
  <T>(moment: (row: T) => Date, id: (row: T) => string) =>
  (a: T, b: T): number =>
    moment(b).getTime() - moment(a).getTime() || byText(id(b), id(a));

/** The expiry of a row that was claimed for removal: nothing can extend it. */
export const LONG_PAST = new Date(0);
