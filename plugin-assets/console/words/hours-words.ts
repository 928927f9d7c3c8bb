import { hoursCatalog } from './hours-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words of the opening hours, which come with the settings. */
export const hoursWordsFor = wordsIn(hoursCatalog);
