import type { Conversation } from '../domain/model/conversation/conversation.ts';
import { newestFirst, oldestFirst } from './order.ts';

const lastAt = (row: Conversation) => row.lastAt;
const id = (row: Conversation) => row.id;

/** Sorted by last activity, newest first. */
export const INBOX_ORDER = newestFirst<Conversation>(lastAt, id);
/** For catching up: a reader continues at the time of the last row it received. */
export const CONVERSATION_OLDEST_FIRST = oldestFirst<Conversation>(lastAt, id);
/** Sorted by opening, oldest first. */
export const BY_OPENING = oldestFirst<Conversation>((row) => row.openedAt, id);
/** Sorted by the beginning of the hold, oldest first. */
export const BY_HOLD = oldestFirst<Conversation>((row) => row.heldAt ?? row.openedAt, id);
/** Maximum number of rows in one catching-up read. */
export const MOVED_LIMIT = 200;
