import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type attachment from '../words/attachment.en.json';
import type card from '../words/card.en.json';
import type chat from '../words/chat.en.json';
import type conversation from '../words/conversation.en.json';
import type form from '../words/form.en.json';
import type menu from '../words/menu.en.json';
import type order from '../words/order.en.json';
import type stays from '../words/stays.en.json';
import { reduce } from './reduce.ts';
import { type Action, initialState, type State } from './state.ts';

// Module-level state: the build shortens module names, not properties.

/** /w/v1/<key>/frame?<language> */
export const shopKey = location.pathname.split('/')[3] ?? '';
const { lang, dataset } = document.documentElement;
export const locale = lang as Locale;

type Catalog = 'chat' | 'form' | 'conversation' | 'card' | 'attachment' | 'menu' | 'order' | 'stays';
export const words = {} as typeof chat &
  typeof form &
  typeof conversation &
  typeof card &
  typeof attachment &
  typeof menu &
  typeof order &
  typeof stays;
/** The document of a language names the files of its words. */
export const loadWords = async (catalog: Catalog): Promise<void> => {
  Object.assign(words, (await import(`${dataset[catalog]}`)).words);
};
/** The words come first: parts use them while they load. */
export const withWords = async <T>(catalog: Catalog, load: () => Promise<T>): Promise<T> => {
  await loadWords(catalog);
  return load();
};

export let state: State = initialState;
let listener: (() => void) | undefined;
export const onChange = (run: () => void): void => {
  listener = run;
};
export const dispatch = (action: Action): void => {
  state = reduce(state, action);
  listener?.();
};
export const set = (change: Partial<State>): void => dispatch({ t: 'set', change });
