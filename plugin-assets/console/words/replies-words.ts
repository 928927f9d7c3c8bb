import { repliesCatalog } from './replies-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const repliesWordsFor = wordsIn(repliesCatalog);
