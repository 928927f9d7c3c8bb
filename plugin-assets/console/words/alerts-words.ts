import { alertsCatalog } from './alerts-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words of how a person is told of visitors who wait, loaded with them. */
export const alertsWordsFor = wordsIn(alertsCatalog);
