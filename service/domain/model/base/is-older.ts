/**
 * Whether something that was dated by `at` is due again. A moment that is as far ahead as behind counts alike: it was
 * dated while the clock of the machine was wrong, and would otherwise put off for years what is done each quarter of an
 * hour. Clocks of several processes may differ by less than the age.
 * @param ageMs from 0, in milliseconds; 0: always due
 */
export const isOlder = (at: Date, now: Date, ageMs: number): boolean =>
  Math.abs(now.getTime() - at.getTime()) >= ageMs;
