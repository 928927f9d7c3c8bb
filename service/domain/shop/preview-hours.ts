import { byLocale } from '../../protocol/by-locale.ts';
import { HOLIDAYS, type Holiday, type HolidayPlace } from '../../protocol/hours-lists.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { holidayPlaces, nextHoliday } from '../model/hours/holidays.ts';
import { answerSentence } from '../model/hours/hours-text.ts';
import { isOpenAt, type OpeningHours } from '../model/hours/opening-hours.ts';
import { wallTimeAt } from '../model/hours/wall-clock.ts';
import { refuseWrongHours } from './refuse-wrong-hours.ts';

export type HoursPreview = {
  readonly isOpen: boolean;
  /** Null: the hours say nothing. */
  readonly sentences: Readonly<Record<Locale, string | null>>;
  /** By next date, `YYYY-MM-DD`. */
  readonly holidays: readonly {
    readonly holiday: Holiday;
    readonly places: readonly HolidayPlace[];
    readonly on: string;
  }[];
};

/** Preview of opening-hours text. @throws DomainError invalid_request */
export const makePreviewHours =
  ({ clock }: { clock: Clock }) =>
  (hours: OpeningHours): HoursPreview => {
    refuseWrongHours(hours);
    const now = clock.now();
    const { day } = wallTimeAt(hours.timeZone === '' ? 'UTC' : hours.timeZone, now);
    return {
      isOpen: isOpenAt(hours, now),
      sentences: byLocale((locale) => answerSentence(hours, now, locale)),
      holidays: HOLIDAYS.map((holiday) => ({
        holiday,
        places: holidayPlaces(holiday),
        on: nextHoliday(holiday, day),
      })).sort((a, b) => a.on.localeCompare(b.on)),
    };
  };
