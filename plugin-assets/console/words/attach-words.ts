import { attachCatalog } from './attach-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const attachWordsFor = wordsIn(attachCatalog);
