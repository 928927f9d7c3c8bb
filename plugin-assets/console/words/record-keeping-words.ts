import { recordKeepingCatalog } from './record-keeping-catalog.ts';
import { wordsIn } from './word-lists.ts';

export const recordKeepingWordsFor = wordsIn(recordKeepingCatalog);
