import type { ConsentRegister } from '../../../../service/protocol/api/consent-register-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { consentsWordsFor } from '../../words/consents-words.ts';
import { entryOf } from '../../words/word-lists.ts';

export type Version = ConsentRegister['versions'][number];

export const useConsentWords = () => {
  const speech = useSpeech();
  return { ...speech, w: consentsWordsFor(speech.locale) };
};

export const purposeName = (purpose: string, w: ReturnType<typeof consentsWordsFor>): string =>
  entryOf(w.purposes, purpose) ?? fill(w.card, { purpose: purpose.replace(/^card\./, '') });

export const versionName = (
  { since, noticeId }: Version,
  { w, format }: Pick<ReturnType<typeof useConsentWords>, 'w' | 'format'>,
): string =>
  `${since === null ? w.gone : fill(w.since, { date: format.day(since) })} (${noticeId.slice(4, 12)})`;
