import { plural } from '../../../shared/translate.ts';
import type { Words } from '../../words/en.ts';
import type { ConsoleLocale } from '../../words/word-lists.ts';

/** What is held of a person, in words: "2 chats, 1 consent". A kind without words is named by its code. */
export const foundText = (
  locale: ConsoleLocale,
  { sources }: Pick<Words['requests'], 'sources'>,
  found: readonly { source: string; count: number }[],
): string =>
  found
    .map(({ source, count }) => {
      const words = sources[source];
      return words === undefined ? `${count} × ${source}` : plural(locale, words, count);
    })
    .join(', ');
