/** By code unit, as the database orders. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Oldest first; equal times by id. */
export const oldestFirst =
  <T>(moment: (row: T) => Date, id: (row: T) => string) =>
  (a: T, b: T): number =>
    moment(a).getTime() - moment(b).getTime() || byText(id(a), id(b));

/** Exact reverse of `oldestFirst`. */
export const newestFirst =
  <T>(moment: (row: T) => Date, id: (row: T) => string) =>
  (a: T, b: T): number =>
    moment(b).getTime() - moment(a).getTime() || byText(id(b), id(a));

/** Expiry of a row claimed for removal; final. */
export const LONG_PAST = new Date(0);
