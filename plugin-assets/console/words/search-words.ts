import { searchCatalog } from './search-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with the search and the list of commands. */
export const searchWordsFor = wordsIn(searchCatalog);
