import { attachCatalog } from './attach-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with pictures and files, which are loaded when the first is sent or shown. */
export const attachWordsFor = wordsIn(attachCatalog);
