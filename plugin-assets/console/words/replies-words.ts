import { repliesCatalog } from './replies-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with canned replies, which are loaded when they are used. */
export const repliesWordsFor = wordsIn(repliesCatalog);
