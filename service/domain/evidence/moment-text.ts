import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';

/** UTC, with seconds and zone. */
export const momentText = (at: string, locale: Locale): string => {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const day = time.toLocaleDateString(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
  const hour = time.toLocaleTimeString(dateLocale(locale), {
    timeStyle: 'medium',
    timeZone: 'UTC',
    hourCycle: 'h23',
  });
  return `${day}, ${hour} UTC`;
};
