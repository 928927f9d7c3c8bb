import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { View } from '../parts/view.ts';
import { addWords, locale, type Words } from '../state/app.ts';

type Screens = { chat?: () => View; form?: () => View; receipt?: () => View };
type WordFiles = Record<Locale, () => Promise<{ words: Partial<Words> }>>;

const baseWords: WordFiles = {
  pl: () => import('../words/pl.ts'),
  en: () => import('../words/en.ts'),
  de: () => import('../words/de.ts'),
};
const formWords: WordFiles = {
  pl: () => import('../words/form-pl.ts'),
  en: () => import('../words/form-en.ts'),
  de: () => import('../words/form-de.ts'),
};

const conversationWords: WordFiles = {
  pl: () => import('../words/conversation-pl.ts'),
  en: () => import('../words/conversation-en.ts'),
  de: () => import('../words/conversation-de.ts'),
};

export const loadWords = async (files = baseWords): Promise<void> => addWords((await files[locale]()).words);

export const loadMenuPart = async () => {
  const [part] = await Promise.all([import('../chat/running-conversation.ts'), loadWords(conversationWords)]);
  return part;
};

/** Idempotent. */
export const loadScreens = async (isForm: boolean): Promise<Screens> => {
  const [{ screens }] = await Promise.all(
    isForm
      ? [import('../form/form-screens.ts'), loadWords(formWords)]
      : [import('../chat/chat-screens.ts'), loadWords(conversationWords)],
  );
  return screens;
};
