import { notifyHost, onHost } from './connection/bridge.ts';
import { catchUp, connect, disconnect, forgetConversation } from './connection/socket.ts';
import { loadWords } from './panel/load-screens.ts';
import { makePanel } from './panel/panel.ts';
import { locale, onChange, set, state } from './state/app.ts';
import { isBehind, isOver, screenOf, unreadOf } from './state/reduce.ts';
import type { Receipt } from './state/state.ts';
import { token } from './state/stored-entry.ts';
import { keepInTab, keptInTab } from './state/tab-entry.ts';

let update: ReturnType<typeof makePanel>[0] | undefined;
let focus: (() => void) | undefined;
let isAskedFor = false;
/** Connected while the chat is shown or a conversation is open. A panel that was only opened and closed disconnects. */
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
/** Keeps what stands in the message field for the next page of this tab; what stands in the form never. Rule: CO-10. */
const keepText = () => {
  const screen = screenOf(state);
  const text = screen === 'chat' ? state.draft : screen === 'form' || !state.draft ? '' : kept;
  if (text !== kept) keepInTab('text', text ? { at: Date.now(), text } : null);
  kept = text;
};

let goesOn = false;
/** Whether a conversation is open. Unchanged while events are missing, and when another tab took the conversation over. */
const trackConversation = () => {
  const { ending, lines, isClosed } = state;
  if (isClosed || isOver(state)) goesOn = false;
  else if (!ending && !isBehind(state)) goesOn = lines.length > 0;
};

onChange(() => {
  try {
    update?.(state);
  } catch (fault) {
    // What cannot be drawn must not keep the rest from running: the chat still closes.
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
/**
 * After a click, once the panel is built, and the shop's page has shown the frame and given it the focus: what is
 * invisible cannot take it. Rule: AX-2.
 */
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

document.documentElement.lang = locale;
set({ receipt: keptInTab<Receipt>('receipt'), draft: kept });
show(true);
loadWords().then(() => {
  [update, focus] = makePanel(close);
  update(state);
  takeFocus();
});
