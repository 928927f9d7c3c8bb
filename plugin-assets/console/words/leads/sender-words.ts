import { wordsIn } from '../word-lists.ts';
import { senderCatalog } from './sender-catalog.ts';

export const senderWordsFor = wordsIn(senderCatalog);
