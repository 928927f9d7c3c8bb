import { quarantineCatalog } from './quarantine-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const quarantineWordsFor = wordsIn(quarantineCatalog);
