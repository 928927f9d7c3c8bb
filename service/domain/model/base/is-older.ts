/**
 * Whether due again; also when `at` is too far ahead (clock error).
 * @param ageMs from 0, in milliseconds
 */
export const isOlder = (at: Date, now: Date, ageMs: number): boolean =>
  Math.abs(now.getTime() - at.getTime()) >= ageMs;
