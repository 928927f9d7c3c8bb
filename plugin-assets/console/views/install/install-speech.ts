import { type Speech, useSpeech } from '../../app/use-app.ts';
import { installWordsFor } from '../../words/install-words.ts';

/** The console's words plus those of installation. */
export const useInstallSpeech = (): Speech & { install: ReturnType<typeof installWordsFor> } => {
  const speech = useSpeech();
  return { ...speech, install: installWordsFor(speech.locale) };
};
