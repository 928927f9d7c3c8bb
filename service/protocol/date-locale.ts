/**
 * The locale by which dates are written in a language of the product. `en` alone is American to `Intl`, month first; all
 * English screens, files and mails are read in Europe, and say the day first.
 */
export const dateLocale = (language: string): string => (language === 'en' ? 'en-GB' : language);
