import type { PluralForms } from '../../shared/translate.ts';

/** Marks word forms so that every language may have its own set of them. */
export const forms = (words: PluralForms): PluralForms => words;
