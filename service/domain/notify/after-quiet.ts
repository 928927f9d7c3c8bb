import { DAY_MS } from '../model/base/calendar.ts';
import { clockChangeOn, dayAfter, instantsOf, wallTimeAt } from '../model/hours/wall-clock.ts';
import { alertsOf, isQuiet, type QuietHours } from '../model/staff/alert-settings.ts';
import type { Staff } from '../model/staff/staff.ts';

/** Null: never. */
const quietEnd = ({ from, to, timeZone }: QuietHours, now: Date): Date | null => {
  if (from === to) return null;
  const { day } = wallTimeAt(timeZone, now);
  // Repeated time: first instant after now; skipped: time of the change.
  const endsOn = (one: string): readonly (Date | null)[] => {
    const ends = instantsOf(timeZone, { day: one, time: to });
    return ends.length === 0 ? [clockChangeOn(timeZone, one)] : ends;
  };
  const ends = [day, dayAfter(day, 1)].flatMap(endsOn);
  return ends.find((end) => end !== null && end > now) ?? new Date(now.getTime() + DAY_MS);
};

/** Send time outside quiet hours; null: never. */
export const afterQuiet = ({ alerts }: Pick<Staff, 'alerts'>, due: Date): Date | null => {
  const { quiet } = alertsOf({ alerts });
  return quiet !== null && isQuiet(quiet, due) ? quietEnd(quiet, due) : due;
};
