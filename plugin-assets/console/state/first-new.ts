import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { Event } from './conversation.ts';

/** The conversation as it was when it was opened here. */
type Opened = Pick<ConversationSummary, 'status' | 'last' | 'unread' | 'waitingSince' | 'readByStaff'>;

const isOurs = (event: Event): boolean =>
  (event.kind === 'message' || event.kind === 'card') && event.author === 'staff';

/**
 * `seq` of the first message of the visitor that nobody of the shop had read or answered when the conversation was
 * opened; null when there was none, `older` when it stands before the loaded events, or may.
 * @param events loaded ones, in order
 */
export const firstNew = (events: readonly Event[], opened: Opened): number | null | 'older' => {
  if (opened.status === 'closed' || (opened.waitingSince === null && opened.unread === 0)) return null;
  let first: number | null = null;
  let seen = opened.readByStaff;
  for (const event of [...events].reverse()) {
    if (event.seq > opened.last) continue;
    if (event.seq <= seen) return first;
    // An answer is one to what its sender had seen; the visitor may have written behind that.
    if (isOurs(event))
      seen = Math.max(seen, (event.kind === 'message' ? event.seen : undefined) ?? event.seq - 1);
    if (event.kind === 'message' && event.author === 'visitor') first = event.seq;
  }
  const oldest = events[0]?.seq ?? opened.last + 1;
  return oldest <= seen + 1 ? first : 'older';
};
