import { type Speech, useSpeech } from '../../app/use-app.ts';
import { installWordsFor } from '../../words/install-words.ts';

export const useInstallSpeech = (): Speech & { install: ReturnType<typeof installWordsFor> } => {
  const speech = useSpeech();
  return { ...speech, install: installWordsFor(speech.locale) };
};
