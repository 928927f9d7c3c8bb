import { useEffect, useRef } from 'preact/hooks';
import { useApp, useAppState, useConnection } from '../../app/use-app.ts';
import type { Conversation } from '../../state/conversation.ts';
import { mayAnswer, shopOf } from '../../state/select.ts';

/** While the newest message is visible; repeated after reconnecting. */
export const useReading = (conversation: Conversation, isInView: boolean): void => {
  const { live } = useApp();
  const mayRead = useAppState((state) =>
    mayAnswer(shopOf(state, conversation.summary.shopId)?.role ?? 'auditor'),
  );
  const { id, last, unread, readByStaff, wroteSeq, assignedTo } = conversation.summary;
  // An answer clears `unread` without a read mark.
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
