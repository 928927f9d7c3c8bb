import { wordsIn } from '../word-lists.ts';
import { leadsCatalog } from './leads-catalog.ts';

export const leadsWordsFor = wordsIn(leadsCatalog);
