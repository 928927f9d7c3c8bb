import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { type PluralForms, plural } from '../../../shared/translate.ts';
import { entryOf, type Words } from '../../words/word-lists.ts';

export const foundText = (
  locale: Locale,
  { sources }: Pick<Words['requests'], 'sources'>,
  found: readonly { source: string; count: number }[],
): string =>
  found
    .map(({ source, count }) => {
      const words = entryOf<PluralForms>(sources, source);
      return words === undefined ? `${count} × ${source}` : plural(locale, words, count);
    })
    .join(', ');
