import { recordKeepingCatalog } from './record-keeping-catalog.ts';
import { wordsIn } from './word-lists.ts';

/** Words that come with the views of records, which are rarely opened. */
export const recordKeepingWordsFor = wordsIn(recordKeepingCatalog);
