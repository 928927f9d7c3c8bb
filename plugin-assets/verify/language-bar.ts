import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { element } from './element.ts';
import { verifyCatalog } from './words/verify-catalog.ts';

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
        verifyCatalog[one].languageName,
      ),
    ),
  );
