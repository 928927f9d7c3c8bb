import { installCatalog } from './install-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with the views of installing, for they are read on one day of a shop's life. */
export const installWordsFor = wordsIn(installCatalog);
