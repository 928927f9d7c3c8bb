import { button, make } from '../../shared/dom.ts';
import { connect, restartConversation } from '../connection/socket.ts';
import { fillIfChanged, textNodes, type View } from '../parts/view.ts';
import { set, words } from '../state/app.ts';
import { hasConversation } from '../state/reduce.ts';
import { token } from '../state/stored-entry.ts';
import { makeComposer } from './composer.ts';
import { makeMessageList } from './message-list.ts';

/** Live chat: notice, message log, status, message field. Rule: TR-1. */
export const makeChat = (): View => {
  const notice = make('p', 'notice');
  const [list, updateList] = makeMessageList(notice);
  const [composer, updateComposer, focus] = makeComposer();
  const typing = make('p', 'typing', make('i', null), make('i', null), make('i', null), words.typingText);
  const live = { className: 'status', role: 'status' };
  const status = make('div', live);
  const foot = make('div', 'foot');
  const limit = make('div', live);
  setInterval(async () => {
    if (token()) (await import('./running-conversation.ts')).check(limit);
  }, 5e3);

  return [
    make('section', null, list, typing, limit, status, foot),
    (state) => {
      const { session, link, isClosed } = state;
      const chatNotice = session?.chatNotice ?? [];
      const isLive = session?.mode === 'live';
      fillIfChanged(notice, JSON.stringify(chatNotice), () => [
        ...textNodes(chatNotice),
        ` ${words.hintText}`,
      ]);
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
      const isOwnNew = updateList(state);
      typing.hidden = !state.isTyping;
      const text =
        link === 'stopped'
          ? words.stoppedText
          : link === 'waiting' && hasConversation(state)
            ? words.lostText
            : state.isFormOffered && words.offerText;
      fillIfChanged(status, `${text}`, () => [
        text && make('p', null, text),
        text === words.stoppedText && button('quiet', words.retryText, connect),
        text === words.offerText && button('quiet', words.leaveText, () => set({ wish: 'form' })),
      ]);
      fillIfChanged(foot, `${isClosed}${isLive}`, () => [
        isClosed
          ? button('main', words.newChatText, restartConversation)
          : isLive
            ? composer
            : button('main', words.leaveText, () => set({ wish: null })),
      ]);
      updateComposer(state);
      // Do not scroll while the visitor reads older messages.
      if (isAtEnd || isOwnNew) list.scrollTop = list.scrollHeight;
    },
    focus,
  ];
};
