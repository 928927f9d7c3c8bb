import { alertsCatalog } from './alerts-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const alertsWordsFor = wordsIn(alertsCatalog);
