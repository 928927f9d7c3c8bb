/** `en` alone would be American. */
export const dateLocale = (language: string): string => (language === 'en' ? 'en-GB' : language);
