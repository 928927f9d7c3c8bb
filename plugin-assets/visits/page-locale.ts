import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import type { Locale } from '../../service/protocol/vocabulary.ts';

const LOCALES: readonly Locale[] = ['pl', 'en', 'de'];

/** Tag, else page, else shop. */
export const pageLocale = (config: Pick<LoaderConfig, 'locale'>): Locale => {
  const said =
    document.querySelector<HTMLElement>('[data-zgoda]')?.dataset.lang || document.documentElement.lang;
  return LOCALES.find((known) => said.toLowerCase().startsWith(known)) ?? (config.locale as Locale);
};
