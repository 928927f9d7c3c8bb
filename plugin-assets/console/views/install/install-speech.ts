import { type Speech, useSpeech } from '../../app/use-app.ts';
import type { installEn } from '../../words/en-install.ts';
import { installWordsFor } from '../../words/install-words.ts';

/** The console's words plus those of installation. */
export const useInstallSpeech = (): Speech & { install: typeof installEn } => {
  const speech = useSpeech();
  return { ...speech, install: installWordsFor(speech.locale) };
};
