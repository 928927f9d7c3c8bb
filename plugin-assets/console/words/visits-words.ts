import { visitsCatalog } from './visits-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const visitsWordsFor = wordsIn(visitsCatalog);
