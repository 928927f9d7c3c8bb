import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { hasNoAnswer } from '../../state/conversation.ts';
import { type InboxSections, nextToAnswer } from '../../state/to-answer.ts';

export const rowOf = (conversationId: string): HTMLElement | null =>
  document.querySelector(`.row[href="${hrefOf({ view: 'inbox', conversationId })}"]`);

export const useQueue = (conversationId: string | null, sections: () => InboxSections) => {
  const { appState } = useApp();
  const { words } = useSpeech();
  const actions = useActions();
  /** Left unanswered since the last answer; skipped by J. */
  const passed = useRef(new Set<string>());
  const before = useRef<{ open: string | null; last: string | null }>({ open: null, last: null });
  const keepsFocus = useRef(false);
  const [asked, setAsked] = useState<readonly string[] | null>(null);

  const open = (id: string) => goTo({ view: 'inbox', conversationId: id });
  const next = () => {
    if (conversationId !== null) passed.current.add(conversationId);
    const id = nextToAnswer(sections(), conversationId, passed.current);
    if (id === null) actions.showDone(words.queue.nobodyWaits);
    else open(id);
  };
  const goOn = () => {
    passed.current.clear();
    next();
    passed.current.clear();
  };
  const closeNow = (ids: readonly string[]) => {
    const isOpenAmong = conversationId !== null && ids.includes(conversationId);
    actions.end(ids, isOpenAmong && ids.length === 1 ? () => open(conversationId) : undefined);
    if (!isOpenAmong) return;
    const id = nextToAnswer(sections(), conversationId, new Set());
    passed.current.clear();
    goTo({ view: 'inbox', conversationId: id });
  };
  const close = (ids: readonly string[]) => {
    const held = appState.get().conversations;
    const isFirstAnswerMissing = ids.some((id) => held[id] !== undefined && hasNoAnswer(held[id]));
    if (ids.length > 1 || isFirstAnswerMissing) setAsked(ids);
    else closeNow(ids);
  };

  useLayoutEffect(() => {
    const { open: left } = before.current;
    if (left !== conversationId) before.current = { open: conversationId, last: left };
    if (conversationId === null && left !== null) (rowOf(left) ?? document.querySelector('main'))?.focus();
  }, [conversationId]);

  return {
    next,
    goOn,
    back: () => before.current.last !== null && open(before.current.last),
    close,
    closeNow,
    asked,
    stopAsking: () => setAsked(null),
    keepsFocus,
    step: (by: 1 | -1) => {
      const rows = [...document.querySelectorAll<HTMLAnchorElement>('.pane-list .row')];
      const at = rows.findIndex((row) => row.matches(':focus'));
      const from = at === -1 ? rows.findIndex((row) => row.getAttribute('aria-current') === 'true') : at;
      const row = rows[from === -1 ? 0 : from + by];
      if (row === undefined) return;
      row.focus();
      keepsFocus.current = true;
      location.hash = row.hash;
    },
  };
};
