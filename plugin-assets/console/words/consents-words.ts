import { consentsCatalog } from './consents-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with the register of consents, which is opened for an inspection. */
export const consentsWordsFor = wordsIn(consentsCatalog);
