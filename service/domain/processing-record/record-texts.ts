import type { Locale } from '../../protocol/vocabulary.ts';
import type { RecordWords } from './texts/record-catalog.ts';
import { recordCatalog } from './texts/record-catalog.ts';

export const recordWords = (locale: Locale): RecordWords => recordCatalog[locale];
