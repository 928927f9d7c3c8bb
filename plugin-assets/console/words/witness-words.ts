import { witnessCatalog } from './witness-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words of the operator’s view of the time-stamp authority. */
export const witnessWordsFor = wordsIn(witnessCatalog);
