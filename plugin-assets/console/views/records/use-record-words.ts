import { useSpeech } from '../../app/use-app.ts';
import { recordKeepingWordsFor } from '../../words/record-keeping-words.ts';

export const useRecordWords = (): ReturnType<typeof recordKeepingWordsFor> =>
  recordKeepingWordsFor(useSpeech().locale);
