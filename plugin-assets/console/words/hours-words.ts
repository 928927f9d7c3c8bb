import { hoursCatalog } from './hours-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const hoursWordsFor = wordsIn(hoursCatalog);
