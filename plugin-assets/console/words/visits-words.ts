import { visitsCatalog } from './visits-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words of the visitor list, which come with its view and with the settings. */
export const visitsWordsFor = wordsIn(visitsCatalog);
