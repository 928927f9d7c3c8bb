import * as v from 'valibot';
import { byLocale } from './by-locale.ts';
import { optionalLineField } from './fields.ts';
import { HOLIDAY_PLACES, HOLIDAYS, OUTSIDE_HOURS } from './hours-lists.ts';

const from = v.pipe(
  v.string('must be a time'),
  v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time such as 09:00'),
);
const to = v.pipe(
  v.string('must be a time'),
  v.regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, 'must be a time such as 17:00, at most 24:00'),
);
const day = v.pipe(
  v.string('must be a day'),
  v.regex(/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/, 'must be a day such as 2026-12-24'),
);

export const openingHours = v.strictObject({
  /** False: presence decides. */
  isOn: v.boolean(),
  /** IANA; may be empty while off. */
  timeZone: v.pipe(v.string('must be text'), v.maxLength(64)),
  /** Monday first. */
  week: v.pipe(
    v.array(v.pipe(v.array(v.strictObject({ from, to })), v.maxLength(6, 'at most 6 spans a day'))),
    v.length(7, 'must have seven days'),
  ),
  holidays: v.pipe(
    v.array(v.picklist(HOLIDAYS)),
    v.check((list) => new Set(list).size === list.length, 'must name each holiday once'),
  ),
  closings: v.pipe(
    v.array(v.strictObject({ from: day, to: day, label: optionalLineField(80), isYearly: v.boolean() })),
    v.maxLength(60, 'at most 60'),
  ),
  outside: v.picklist(OUTSIDE_HOURS),
});
export type OpeningHoursView = v.InferOutput<typeof openingHours>;

/** POST /v1/staff/shops/:shopId/hours-preview : stores nothing. */
export const hoursPreviewRequest = v.strictObject({ hours: openingHours });
const sentence = v.nullable(v.string());
export const hoursPreviewResponse = v.object({
  isOpen: v.boolean(),
  /** Null: open, or unknown opening. */
  sentences: v.object(byLocale(() => sentence)),
  /** By next date. */
  holidays: v.array(
    v.object({ holiday: v.picklist(HOLIDAYS), places: v.array(v.picklist(HOLIDAY_PLACES)), on: v.string() }),
  ),
});
export type HoursPreviewView = v.InferOutput<typeof hoursPreviewResponse>;
