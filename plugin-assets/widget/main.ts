import { notifyHost, onHost } from './connection/bridge.ts';
import { catchUp, connect, disconnect, forgetConversation } from './connection/socket.ts';
import { makePanel } from './panel/panel.ts';
import { loadWords, onChange, set, state } from './state/app.ts';
import { isOver, isStale, screenOf, unreadOf } from './state/reduce.ts';
import type { Receipt } from './state/state.ts';
import { token } from './state/stored-entry.ts';
import { keepInTab, keptInTab } from './state/tab-entry.ts';

let update: ReturnType<typeof makePanel>[0] | undefined;
let focus: (() => void) | undefined;
let isAskedFor = false;
/** Connected while shown or with an open conversation. */
let isOnline = false;

const hasOpenWork = () => !!token() || state.pending.length > 0;
const show = (isShown: boolean) => {
  set({ isShown });
  const isWanted = isShown || hasOpenWork();
  if (isWanted === isOnline || state.ending) return;
  isOnline = isWanted;
  if (isWanted) connect();
  else disconnect();
};
const close = () => {
  show(false);
  if (!isOver(state)) return;
  forgetConversation();
  isOnline = false;
};

let kept = keptInTab<{ at: number; text: string }>('text')?.text ?? '';
/** Keeps the message draft; never the form. Rule: CO-10. */
const keepText = () => {
  const screen = screenOf(state);
  const text = screen === 'chat' ? state.draft : screen === 'form' || !state.draft ? '' : kept;
  if (text !== kept) keepInTab('text', text ? { at: Date.now(), text } : null);
  kept = text;
};

let goesOn = false;
/** Unchanged while events are missing or another tab took over. */
const trackConversation = () => {
  const { ending, lines, isClosed } = state;
  if (isClosed || isOver(state)) goesOn = false;
  else if (!ending && !isStale(state)) goesOn = lines.length > 0;
};

onChange(() => {
  try {
    update?.(state);
  } catch (fault) {
    // A rendering fault must not stop the rest.
    reportError(fault);
  }
  keepText();
  catchUp();
  if (state.lines.length)
    import('./chat/running-conversation.ts').then(
      (part) => part.markRead(),
      () => {},
    );
  trackConversation();
  notifyHost(state.isShown ? 'open' : hasOpenWork() ? 'hidden' : '', unreadOf(state), goesOn);
});
/** After the page has shown the frame: invisible elements take no focus. Rule: AX-2. */
const takeFocus = () => {
  if (!isAskedFor || !focus || !innerHeight || !document.hasFocus()) return;
  isAskedFor = false;
  setTimeout(focus);
};
addEventListener('resize', takeFocus);
addEventListener('focus', takeFocus);
onHost((t) => {
  isAskedFor = t === 'host.shown';
  show(t !== 'host.hidden');
  takeFocus();
});

set({ receipt: keptInTab<Receipt>('receipt'), draft: kept });
show(true);
loadWords('chat').then(() => {
  [update, focus] = makePanel(close);
  update(state);
  takeFocus();
});
