import { fillWith, make, parts } from '../dom.ts';
import type { State } from '../state.ts';
import { makeComposer } from './composer.ts';
import { makeMessageList } from './message-list.ts';
import type { View, ViewContext } from './view.ts';

/** Live talk: notice over it, the log, what is going on, the field. Rule: TR-1. */
export const makeChat = (context: ViewContext): View => {
  const { words, dispatch, talk } = context;
  const notice = make('p', { className: 'notice' });
  const list = makeMessageList(context);
  const composer = makeComposer(context);
  const typing = make(
    'p',
    { className: 'typing' },
    make('i', null),
    make('i', null),
    make('i', null),
    words.typing,
  );
  const status = make('div', { role: 'status', className: 'status' });
  const foot = make('div', { className: 'foot' });
  const element = make('section', { className: 'chat', 'aria-label': words.chat });
  let shownNotice = '';
  let shownStatus = '';
  let shownFoot = '';

  const plain = (text: string, run: () => void) =>
    make('button', { type: 'button', className: 'quiet', onclick: run }, text);
  const toForm = () => dispatch({ t: 'wish', wish: 'form' });

  list.element.prepend(notice);
  element.append(list.element, typing, status, foot);

  /** What is to be said now, and by which button it goes on. */
  const statusOf = (state: State): [string, (() => Node) | null] => {
    const isWaiting = state.pending.length > 0;
    if (state.link === 'stopped') return [words.stopped, () => plain(words.retry, () => talk.start())];
    if (state.link === 'waiting' && (isWaiting || state.lines.length > 0)) return [words.lost, null];
    if (state.isFormOffered) return [words.offer, () => plain(words.leaveMessage, toForm)];
    if (state.hasSwitched && state.session?.mode === 'live') return [words.cameBack, null];
    return ['', null];
  };

  return {
    element,
    focus: () => composer.element.isConnected && composer.focus?.(),
    update(state) {
      const { session } = state;
      const noticeKey = JSON.stringify([session?.chatNotice]);
      if (noticeKey !== shownNotice) {
        shownNotice = noticeKey;
        fillWith(notice, ...parts(session?.chatNotice ?? [], words.newTab), ` ${words.hint}`);
      }
      list.update(state);
      typing.hidden = !state.isStaffTyping;
      const [text, button] = statusOf(state);
      if (text !== shownStatus) {
        shownStatus = text;
        fillWith(status, text && make('p', null, text), button?.());
      }
      const footKey = state.isClosed ? 'over' : session?.mode === 'live' ? 'live' : 'away';
      if (footKey !== shownFoot) {
        shownFoot = footKey;
        fillWith(
          foot,
          footKey === 'live' && composer.element,
          footKey === 'over' && plain(words.newTalk, talk.again),
          footKey === 'away' && plain(words.leaveMessage, () => dispatch({ t: 'wish', wish: null })),
        );
      }
      if (footKey === 'live') composer.update(state);
    },
  };
};
