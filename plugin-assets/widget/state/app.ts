import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import type { AttachmentWords } from '../words/attachment-pl.ts';
import type { CardWords } from '../words/card-pl.ts';
import type { ConversationWords } from '../words/conversation-pl.ts';
import type { FormWords } from '../words/form-pl.ts';
import type { ChatWords } from '../words/pl.ts';
import { reduce } from './reduce.ts';
import { type Action, initialState, type State } from './state.ts';

// One frame holds one widget, so the state is module-level. The build shortens names of module functions,
// but not of object properties, and every visitor loads each byte.

/** From the frame's address: /w/v1/<key>/frame?<language>, of an older loader /frame#<language>. */
export const shopKey = location.pathname.split('/')[3] ?? '';
export const locale = LOCALES.find((tag) => (location.search + location.hash).startsWith(tag, 1)) ?? 'en';

/** Each part of the widget adds its own words; a view is built once they are loaded. */
export type Words = ChatWords & FormWords & ConversationWords & CardWords & AttachmentWords;
export const words = {} as Words;
export const addWords = (loaded: Partial<Words>): void => {
  Object.assign(words, loaded);
};

export let state: State = initialState;
let listener: (() => void) | undefined;
/** Called after every change. */
export const onChange = (run: () => void): void => {
  listener = run;
};
export const dispatch = (action: Action): void => {
  state = reduce(state, action);
  listener?.();
};
export const set = (change: Partial<State>): void => dispatch({ t: 'set', change });
