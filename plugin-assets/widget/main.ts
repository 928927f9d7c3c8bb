import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { pickLocale } from '../shared/translate.ts';
import { makeBridge } from './bridge.ts';
import { makeFormSubmit } from './form-submit.ts';
import { reduce, screenOf, unreadOf } from './reduce.ts';
import { makeSession } from './session.ts';
import { type Action, initialState, type State } from './state.ts';
import { makeTalk } from './talk.ts';
import { makePanel } from './views/panel.ts';
import type { Words } from './words/pl.ts';

const loadWords: Record<Locale, () => Promise<{ words: Words }>> = {
  pl: () => import('./words/pl.ts'),
  en: () => import('./words/en.ts'),
  de: () => import('./words/de.ts'),
};

const shopKey = location.pathname.split('/')[3] ?? '';
const locale = pickLocale(LOCALES, [location.hash.slice(1), navigator.language]);
const session = makeSession(shopKey);

let state: State = initialState;
let isBusy = false;
let onChange: (() => void) | undefined;

/** One change at a time; what a change causes is handled after it. */
const queue: Action[] = [];
const dispatch = (action: Action) => {
  queue.push(action);
  if (isBusy) return;
  isBusy = true;
  for (let next = queue.shift(); next; next = queue.shift()) state = reduce(state, next);
  isBusy = false;
  onChange?.();
};

const hasTalk = () => !!session.token() || state.pending.length > 0;
/** The network is used while the chat is looked at or goes on; a panel that was only opened and closed rests. */
let isOnline = false;
const goOnline = (isWanted: boolean) => {
  if (isWanted === isOnline || state.ending) return;
  isOnline = isWanted;
  if (!isWanted) return talk.stop();
  talk.fetchSession();
  talk.start();
};
const show = (isShown: boolean) => {
  dispatch({ t: 'shown', isShown });
  goOnline(isShown || hasTalk());
};

const bridge = makeBridge((t) => {
  show(t !== 'host.hidden');
  if (t === 'host.shown') panel?.focus();
  tellHost();
});
const talk = makeTalk({ shopKey, locale, session, state: () => state, dispatch, page: bridge.page });
const tellHost = () => bridge.tell(state.isShown ? 'open' : hasTalk() ? 'hidden' : '', unreadOf(state));
const close = () => {
  show(false);
  tellHost();
  if (!state.ending || state.ending === 'replaced') return;
  talk.forget();
  isOnline = false;
};

let panel: ReturnType<typeof makePanel> | undefined;
document.documentElement.lang = locale;
goOnline(true);
if (parent === window) show(true);
loadWords[locale]().then(({ words }) => {
  const context = { words, locale, dispatch, talk, state: () => state };
  const submit = makeFormSubmit({ ...context, shopKey, page: bridge.page });
  panel = makePanel(context, submit, session.isKept, close);
  document.body.append(panel.element);
  onChange = () => {
    panel?.update(state, screenOf(state));
    talk.follow();
    tellHost();
  };
  onChange();
});
