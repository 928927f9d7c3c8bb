import type { OpeningHours } from '../domain/model/hours/opening-hours.ts';
import type { HoursPreview } from '../domain/shop/preview-hours.ts';
import type { HoursPreviewView, OpeningHoursView } from '../protocol/hours-schema.ts';

export const hoursView = (hours: OpeningHours): OpeningHoursView => ({
  ...hours,
  week: hours.week.map((spans) => spans.map((span) => ({ ...span }))),
  holidays: [...hours.holidays],
  closings: hours.closings.map((closing) => ({ ...closing })),
});

/** Visitors' text, and holidays to choose from. */
export const hoursPreviewView = (preview: HoursPreview): HoursPreviewView => ({
  isOpen: preview.isOpen,
  sentences: { ...preview.sentences },
  holidays: preview.holidays.map(({ holiday, places, on }) => ({ holiday, places: [...places], on })),
});
