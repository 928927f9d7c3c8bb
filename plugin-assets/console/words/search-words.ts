import { searchCatalog } from './search-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const searchWordsFor = wordsIn(searchCatalog);
