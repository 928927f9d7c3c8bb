/** Imports nothing. */

export const OUTSIDE_HOURS = ['form', 'closed'] as const;
export type OutsideHours = (typeof OUTSIDE_HOURS)[number];
/** Polish and German holidays, including those of single states. */
export const HOLIDAYS = [
  'new_year',
  'epiphany',
  'womens_day',
  'good_friday',
  'easter_sunday',
  'easter_monday',
  'labour_day',
  'constitution_day',
  'ascension_day',
  'whit_sunday',
  'whit_monday',
  'corpus_christi',
  'assumption_day',
  'childrens_day',
  'unity_day',
  'reformation_day',
  'all_saints',
  'independence_day',
  'repentance_day',
  'christmas_eve',
  'christmas_day',
  'boxing_day',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];
export const HOLIDAY_PLACES = ['PL', 'DE', 'DE_some'] as const;
export type HolidayPlace = (typeof HOLIDAY_PLACES)[number];
