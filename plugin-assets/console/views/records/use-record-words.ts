import { useSpeech } from '../../app/use-app.ts';
import type { recordKeepingEn } from '../../words/en-record-keeping.ts';
import { recordKeepingWordsFor } from '../../words/record-keeping-words.ts';

/** The words of records, in the language of the console. */
export const useRecordWords = (): typeof recordKeepingEn => recordKeepingWordsFor(useSpeech().locale);
