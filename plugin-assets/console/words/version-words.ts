import { versionCatalog } from './version-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words of the operator’s view of the version that runs. */
export const versionWordsFor = wordsIn(versionCatalog);
