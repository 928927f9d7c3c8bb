import { installCatalog } from './install-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const installWordsFor = wordsIn(installCatalog);
