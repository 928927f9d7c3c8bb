import type { Locale } from '../../service/protocol/vocabulary.ts';
import { addWords, locale, type Words } from './app.ts';
import type { View } from './views/view.ts';

type Screens = { chat?: () => View; form?: () => View; receipt?: () => View };
type WordFiles = Record<Locale, () => Promise<{ words: Partial<Words> }>>;

const baseWords: WordFiles = {
  pl: () => import('./words/pl.ts'),
  en: () => import('./words/en.ts'),
  de: () => import('./words/de.ts'),
};
const formWords: WordFiles = {
  pl: () => import('./words/form-pl.ts'),
  en: () => import('./words/form-en.ts'),
  de: () => import('./words/form-de.ts'),
};

const menuWords: WordFiles = {
  pl: () => import('./words/menu-pl.ts'),
  en: () => import('./words/menu-en.ts'),
  de: () => import('./words/menu-de.ts'),
};

const cardWords: WordFiles = {
  pl: () => import('./words/card-pl.ts'),
  en: () => import('./words/card-en.ts'),
  de: () => import('./words/card-de.ts'),
};

export const loadWords = async (files = baseWords): Promise<void> => addWords((await files[locale]()).words);

/** What one screen needs beyond the panel. The browser has it only once, however often it is asked for. */
export const loadScreens = async (isForm: boolean): Promise<Screens> => {
  if (!isForm) return (await import('./views/chat-screens.ts')).screens;
  const [{ screens }] = await Promise.all([import('./views/form-screens.ts'), loadWords(formWords)]);
  return screens;
};

/** Ending and erasing: needed once there is a talk. */
export const loadMenu = async () => {
  const [{ makePrivacyMenu }] = await Promise.all([import('./views/privacy-menu.ts'), loadWords(menuWords)]);
  return makePrivacyMenu;
};

/** Needed once a consultant asks for data. */
export const loadCard = async () => {
  const [{ makeCard }] = await Promise.all([import('./views/card.ts'), loadWords(cardWords)]);
  return makeCard;
};
