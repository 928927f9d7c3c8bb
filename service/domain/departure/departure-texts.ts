import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
export const dayText = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(dateLocale(locale), DAY).format(at);
