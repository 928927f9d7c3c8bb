import { useEffect, useRef } from 'preact/hooks';
import { useApp, useAppState, useConnection } from '../../app/use-app.ts';
import type { Conversation } from '../../state/conversation.ts';
import { mayAnswer, shopOf } from '../../state/select.ts';

/**
 * Reports messages as read while the newest one is in view and the page visible; once more with the next connection while
 * they still count as unread, because a report into a dead connection is lost.
 */
export const useReading = (conversation: Conversation, isInView: boolean): void => {
  const { live } = useApp();
  const mayRead = useAppState((state) =>
    mayAnswer(shopOf(state, conversation.summary.shopId)?.role ?? 'auditor'),
  );
  const { id, last, unread, readByStaff, wroteSeq, assignedTo } = conversation.summary;
  // An answer clears the number of unread ones without a mark; the mark counts from whoever has the chat.
  const isDue = unread > 0 || readByStaff < wroteSeq;
  const holder = assignedTo?.staffId;
  const connection = useConnection();
  const reported = useRef('');
  useEffect(() => {
    if (!mayRead || !isInView || !isDue) return undefined;
    const look = () => {
      const report = `${last} ${connection} ${holder}`;
      if (document.visibilityState !== 'visible' || reported.current === report) return;
      if (live.markRead(id, last)) reported.current = report;
    };
    const timer = setTimeout(look, 400);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [live, id, last, isDue, holder, mayRead, isInView, connection]);
};
