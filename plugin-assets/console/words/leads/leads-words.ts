import { wordsIn } from '../word-lists.ts';
import { leadsCatalog } from './leads-catalog.ts';

/** Words of the work on leads, which come with their views. */
export const leadsWordsFor = wordsIn(leadsCatalog);
