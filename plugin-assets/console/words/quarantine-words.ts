import { quarantineCatalog } from './quarantine-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with the quarantine and its settings. */
export const quarantineWordsFor = wordsIn(quarantineCatalog);
