import { DAY_MS } from '../model/base/calendar.ts';
import { clockChangeOn, dayAfter, instantsOf, wallTimeAt } from '../model/hours/wall-clock.ts';
import { alertsOf, isQuiet, type QuietHours } from '../model/staff/alert-settings.ts';
import type { Staff } from '../model/staff/staff.ts';

/** The end of the quiet hours that are running, by the clocks of the person; null when they never end. */
const quietEnd = ({ from, to, timeZone }: QuietHours, now: Date): Date | null => {
  if (from === to) return null;
  const { day } = wallTimeAt(timeZone, now);
  // Where the clocks show that time twice, the first instant after now counts; where they skip it, that of their change.
  const endsOn = (one: string): readonly (Date | null)[] => {
    const ends = instantsOf(timeZone, { day: one, time: to });
    return ends.length === 0 ? [clockChangeOn(timeZone, one)] : ends;
  };
  const ends = [day, dayAfter(day, 1)].flatMap(endsOn);
  return ends.find((end) => end !== null && end > now) ?? new Date(now.getTime() + DAY_MS);
};

/** When a mail that is due then may go to the person: not in the quiet hours, but at their end; null: never. */
export const afterQuiet = ({ alerts }: Pick<Staff, 'alerts'>, due: Date): Date | null => {
  const { quiet } = alertsOf({ alerts });
  return quiet !== null && isQuiet(quiet, due) ? quietEnd(quiet, due) : due;
};
