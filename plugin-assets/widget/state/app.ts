import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import type { AttachmentWords } from '../words/attachment-pl.ts';
import type { CardWords } from '../words/card-pl.ts';
import type { ConversationWords } from '../words/conversation-pl.ts';
import type { FormWords } from '../words/form-pl.ts';
import type { ChatWords } from '../words/pl.ts';
import { reduce } from './reduce.ts';
import { type Action, initialState, type State } from './state.ts';

// Module-level state: the build shortens module names, not properties.

/** /w/v1/<key>/frame?<language>; older loaders: /frame#<language>. */
export const shopKey = location.pathname.split('/')[3] ?? '';
export const locale = LOCALES.find((tag) => (location.search + location.hash).startsWith(tag, 1)) ?? 'en';

/** Each part adds its words before its view is built. */
export type Words = ChatWords & FormWords & ConversationWords & CardWords & AttachmentWords;
export const words = {} as Words;
export const addWords = (loaded: Partial<Words>): void => {
  Object.assign(words, loaded);
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
