import { button, make } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { connect, restartConversation } from '../connection/socket.ts';
import { fillIfChanged, textNodes, type View } from '../parts/view.ts';
import { state as current, set, shopKey, words } from '../state/app.ts';
import { hasConversation, unreadOf } from '../state/reduce.ts';
import type { State } from '../state/state.ts';
import { makeComposer } from './composer.ts';
import { isBlocked } from './is-blocked.ts';
import { makeMessageList } from './message-list.ts';

/** Rule: TR-1. */
export const makeChat = (): View => {
  const notice = make('p', 'notice');
  const [list, updateList] = makeMessageList(notice);
  const [composer, updateComposer, focus, grow] = makeComposer();
  const typing = make('p', 'typing', make('i', null), make('i', null), make('i', null), words.typingText);
  const live = { className: 'status', role: 'status' };
  const status = make('div', live);
  const news = make('div', live);
  const foot = make('div', 'foot');
  const limit = make('div', live);
  const leave = (look: string) => button(look, words.leaveText, () => set({ wish: 'form' }));
  const startNew = () => {
    http('end', { shop: shopKey });
    restartConversation();
  };
  setInterval(async () => {
    if (current.lines.length) (await import('./running-conversation.ts')).check(limit);
  }, 5e3);

  let isAtEnd = true;
  let top = 0;
  let settling = 0;
  const keepEnd = () => {
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  };
  const showNews = () => {
    const count = !isAtEnd && unreadOf(current);
    fillIfChanged(news, `${count}`, () => [
      count &&
        button('quiet', words.newsText + count, () => {
          isAtEnd = true;
          list.focus();
          keepEnd();
        }),
    ]);
  };
  list.onscroll = () => {
    const { scrollTop } = list;
    // Only scrolling up leaves the end, not growth.
    isAtEnd = (isAtEnd && scrollTop >= top) || list.scrollHeight - scrollTop - list.clientHeight < 80;
    top = scrollTop;
    // Marks visible messages as read.
    if (unreadOf(current)) set({});
  };
  const size = new ResizeObserver(keepEnd);
  size.observe(list);
  size.observe(list.firstElementChild as Element);

  /** Separate task, because it needs layout. */
  const settle = () => {
    cancelAnimationFrame(settling);
    settling = requestAnimationFrame(() => {
      grow();
      keepEnd();
    });
  };

  const update = (state: State) => {
    const { session, link, isClosed } = state;
    const mode = session?.mode;
    const email = session?.shop.contactEmail;
    const chatNotice = session?.chatNotice ?? [];
    fillIfChanged(notice, JSON.stringify(chatNotice), () => [...textNodes(chatNotice), ` ${words.hintText}`]);
    // Reopening shows the newest message.
    if (updateList(state) || !state.isShown) isAtEnd = true;
    showNews();
    typing.hidden = !state.isTyping;
    const text =
      link === 'stopped'
        ? words.stoppedText
        : link === 'waiting' && hasConversation(state)
          ? words.lostText
          : mode === 'form' && !isClosed
            ? words.waitsText
            : state.isFormOffered && words.offerText;
    fillIfChanged(status, `${text}`, () => [
      text && make('p', null, text),
      text === words.stoppedText && button('quiet', words.retryText, connect),
      (text === words.offerText || text === words.waitsText) && leave('quiet'),
    ]);
    const kind = isBlocked(state)
      ? 'blocked'
      : mode === 'closed'
        ? mode
        : isClosed
          ? mode === 'live'
            ? 'new'
            : 'leave'
          : 'write';
    fillIfChanged(foot, kind, () => [
      kind === 'write'
        ? composer
        : kind === 'new'
          ? button('main', words.newChatText, startNew)
          : kind === 'leave'
            ? leave('main')
            : kind === 'blocked' && email
              ? make('p', null, words.closedWriteText, ' ', make('a', { href: `mailto:${email}` }, email))
              : make('p', null, words.closedNowText),
    ]);
    updateComposer(state);
    settle();
  };
  // A hidden frame has no height until now.
  addEventListener('resize', settle);

  return [make('section', null, list, news, typing, limit, status, foot), update, focus];
};
