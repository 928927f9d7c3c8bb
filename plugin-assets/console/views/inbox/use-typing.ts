import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../app/use-app.ts';

const REPEAT_MS = 3_000;
const PAUSE_MS = 5_000;

/** Never sends the typed text. */
export const useTyping = (conversationId: string) => {
  const { live } = useApp();
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = () => {
    clearTimeout(timer.current);
    if (lastAt.current === 0) return;
    lastAt.current = 0;
    live.setTyping(conversationId, false);
  };
  const typed = (isEmpty: boolean) => {
    if (isEmpty) return stop();
    if (Date.now() - lastAt.current >= REPEAT_MS) {
      lastAt.current = Date.now();
      live.setTyping(conversationId, true);
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(stop, PAUSE_MS);
  };
  useEffect(() => stop, [conversationId]);
  return { typed, stop };
};
