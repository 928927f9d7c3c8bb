import { versionCatalog } from './version-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const versionWordsFor = wordsIn(versionCatalog);
