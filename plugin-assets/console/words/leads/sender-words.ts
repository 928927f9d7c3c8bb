import { wordsIn } from '../word-lists.ts';
import { senderCatalog } from './sender-catalog.ts';

/** Words of the sender address, which come with the settings. */
export const senderWordsFor = wordsIn(senderCatalog);
