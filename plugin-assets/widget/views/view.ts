import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Action, State } from '../state.ts';
import type { Talk } from '../talk.ts';
import type { Words } from '../words/pl.ts';

/** What a view may use: its words, the state by argument, and the ways to change something. */
export type ViewContext = {
  words: Words;
  locale: Locale;
  dispatch: (action: Action) => void;
  talk: Talk;
  state: () => State;
};

/** A piece of the page that is made once and brought up to date after each change. */
export type View = { element: HTMLElement; update(state: State): void; focus?(): void };

export const ICONS = {
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M5 12h14M13 6l6 6-6 6',
  waiting: 'M12 7v5l3 2M12 3a9 9 0 1 0 .01 0z',
  sent: 'M5 13l4 4L19 7',
  seen: 'M2 13l4 4L16 7M12 17L22 7',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z',
  check: 'M5 13l4 4L19 7',
};
