import type { Locale } from '../../protocol/vocabulary.ts';
import type { CopyWords } from './texts/copy-catalog.ts';
import { copyCatalog } from './texts/copy-catalog.ts';

export const copyWords = (locale: Locale): CopyWords => copyCatalog[locale];
