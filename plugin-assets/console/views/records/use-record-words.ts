import { useSpeech } from '../../app/use-app.ts';
import { recordKeepingWordsFor } from '../../words/record-keeping-words.ts';

/** The words of records, in the language of the console. */
export const useRecordWords = (): ReturnType<typeof recordKeepingWordsFor> =>
  recordKeepingWordsFor(useSpeech().locale);
