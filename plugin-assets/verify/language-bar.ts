import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { element } from './element.ts';

const NAMES: Record<Locale, string> = { pl: 'Polski', en: 'English', de: 'Deutsch' };

export const languageBar = (current: Locale, name: string, choose: (locale: Locale) => void): HTMLElement =>
  element(
    'nav',
    { 'aria-label': name },
    ...LOCALES.map((one) =>
      element(
        'button',
        {
          type: 'button',
          className: 'plain',
          lang: one,
          'aria-pressed': String(one === current),
          onclick: () => choose(one),
        },
        NAMES[one],
      ),
    ),
  );
