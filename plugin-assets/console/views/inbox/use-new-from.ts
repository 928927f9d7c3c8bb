import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp, useAppState } from '../../app/use-app.ts';
import { type Conversation, firstHeld } from '../../state/conversation.ts';
import { firstNew } from '../../state/first-new.ts';

/** Pages read at opening at most. */
const MOST_PAGES = 5;

/**
 * Loads back to the first new message.
 * @returns undefined while loading; null when nothing was new
 */
export const useNewFrom = (conversation: Conversation): number | null | undefined => {
  const { live } = useApp();
  const { id, last } = conversation.summary;
  const opened = useRef(conversation.summary).current;
  const found = useRef<number | null | undefined>(undefined);
  const [pages, setPages] = useState(0);
  const oldest = firstHeld(conversation);
  const isHeld = conversation.events.length > 0 || last === 0;
  if (found.current === undefined && isHeld) {
    const first = firstNew(conversation.events, opened);
    if (first !== 'older') found.current = first;
    else if (pages >= MOST_PAGES || oldest <= 1) found.current = oldest;
  }
  const isFound = found.current !== undefined;
  // Retry after reconnecting.
  const connection = useAppState((state) => state.connection);
  useEffect(() => {
    if (isFound) return;
    void live.loadOlder(id).then((isLoaded) => setPages((read) => (isLoaded ? read + 1 : MOST_PAGES)));
  }, [live, id, oldest, isFound, connection]);
  return found.current;
};
