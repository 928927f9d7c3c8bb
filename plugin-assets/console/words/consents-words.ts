import { consentsCatalog } from './consents-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const consentsWordsFor = wordsIn(consentsCatalog);
