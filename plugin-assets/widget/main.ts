import type { Locale } from '../../service/protocol/vocabulary.ts';
import { locale, onChange, set, setWords, state } from './app.ts';
import { attend } from './attention.ts';
import { onHost, tellHost } from './bridge.ts';
import { catchUp, forgetTalk, startLine, stopLine } from './line.ts';
import { unreadOf } from './reduce.ts';
import { token } from './session.ts';
import { makePanel } from './views/panel.ts';
import type { Words } from './words/pl.ts';

const loadWords: Record<Locale, () => Promise<{ words: Words }>> = {
  pl: () => import('./words/pl.ts'),
  en: () => import('./words/en.ts'),
  de: () => import('./words/de.ts'),
};

let update: ReturnType<typeof makePanel>[0] | undefined;
let focus: (() => void) | undefined;
let isAskedFor = false;
/** The network is used while the chat is looked at or goes on; a panel that was only opened and closed rests. */
let isOnline = false;

const isUnderWay = () => !!token() || state.pending.length > 0;
const show = (isShown: boolean) => {
  set({ isShown });
  const isWanted = isShown || isUnderWay();
  if (isWanted === isOnline || state.ending) return;
  isOnline = isWanted;
  if (isWanted) startLine();
  else stopLine();
};
const close = () => {
  const { ending } = state;
  show(false);
  if (!ending || ending === 'replaced') return;
  forgetTalk();
  isOnline = false;
};

onChange(() => {
  update?.(state);
  catchUp();
  attend();
  tellHost(state.isShown ? 'open' : isUnderWay() ? 'hidden' : '', unreadOf(state));
});
onHost((t) => {
  show(t !== 'host.hidden');
  // The button may be pressed before the panel is there.
  isAskedFor = t === 'host.shown';
  if (isAskedFor) focus?.();
});

document.documentElement.lang = locale;
show(true);
loadWords[locale]().then(({ words }) => {
  setWords(words);
  [update, focus] = makePanel(close);
  update(state);
  if (isAskedFor || document.hasFocus()) focus();
});
