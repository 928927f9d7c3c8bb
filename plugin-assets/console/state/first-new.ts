import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { Event } from './conversation.ts';

/** State at opening. */
type Opened = Pick<ConversationSummary, 'status' | 'last' | 'unread' | 'waitingSince' | 'readByStaff'>;

const isOurs = (event: Event): boolean =>
  (event.kind === 'message' || event.kind === 'card') && event.author === 'staff';

/**
 * First unread visitor message by `seq`; null: none; `older`: possibly not loaded.
 * @param events loaded, in order
 */
export const firstNew = (events: readonly Event[], opened: Opened): number | null | 'older' => {
  if (opened.status === 'closed' || (opened.waitingSince === null && opened.unread === 0)) return null;
  let first: number | null = null;
  let seen = opened.readByStaff;
  for (const event of [...events].reverse()) {
    if (event.seq > opened.last) continue;
    if (event.seq <= seen) return first;
    // An answer covers only the messages its sender had seen.
    if (isOurs(event))
      seen = Math.max(seen, (event.kind === 'message' ? event.seen : undefined) ?? event.seq - 1);
    if (event.kind === 'message' && event.author === 'visitor') first = event.seq;
  }
  const oldest = events[0]?.seq ?? opened.last + 1;
  return oldest <= seen + 1 ? first : 'older';
};
