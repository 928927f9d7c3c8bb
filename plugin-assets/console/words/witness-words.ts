import { witnessCatalog } from './witness-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const witnessWordsFor = wordsIn(witnessCatalog);
