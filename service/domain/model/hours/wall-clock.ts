/** `2026-11-27` and `09:05`; sortable. */
export type WallTime = { readonly day: string; readonly time: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** Whether it is an IANA name, not an offset. */
export const isTimeZone = (zone: string): boolean => {
  if (zone.length > 64 || !(zone === 'UTC' || zone.includes('/'))) return false;
  try {
    return formatOf(zone) !== null;
  } catch {
    return false;
  }
};

/** Local time in the zone. */
export const wallTimeAt = (zone: string, at: Date): WallTime => {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = value;
  return {
    day: `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
};

const asUtc = ({ day, time }: WallTime): number => Date.parse(`${day}T${time}:00Z`);

/** Milliseconds, by the minute. */
const offsetAt = (zone: string, ms: number): number =>
  asUtc(wallTimeAt(zone, new Date(ms))) - Math.floor(ms / 60_000) * 60_000;

/** Instants of a local time: none when skipped, two when repeated. */
export const instantsOf = (zone: string, wall: WallTime): readonly Date[] => {
  const guess = asUtc(wall);
  const offsets = new Set([offsetAt(zone, guess - DAY_MS), offsetAt(zone, guess + DAY_MS)]);
  return [...offsets]
    .map((offset) => guess - offset)
    .filter((ms) => asUtc(wallTimeAt(zone, new Date(ms))) === guess)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms));
};

/** Instant of a clock change; null: none. */
export const clockChangeOn = (zone: string, day: string): Date | null => {
  const noon = asUtc({ day, time: '12:00' });
  let before = noon - 36 * HOUR_MS;
  let after = noon + 36 * HOUR_MS;
  const offset = offsetAt(zone, before);
  if (offsetAt(zone, after) === offset) return null;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offset) before = middle;
    else after = middle;
  }
  return wallTimeAt(zone, new Date(after)).day === day ? new Date(after) : null;
};

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 0: Monday, 6: Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Whether it is a valid `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
};
