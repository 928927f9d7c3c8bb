import type { Conversation } from '../domain/model/conversation/conversation.ts';
import { newestFirst, oldestFirst } from './order.ts';

const lastAt = (row: Conversation) => row.lastAt;
const id = (row: Conversation) => row.id;

/** What moved last stands on top. */
export const INBOX_ORDER = newestFirst<Conversation>(lastAt, id);
/** For catching up: a reader goes on from the moment of the last row it got. */
export const CONVERSATION_OLDEST_FIRST = oldestFirst<Conversation>(lastAt, id);
/** In the order in which they were opened. */
export const BY_OPENING = oldestFirst<Conversation>((row) => row.openedAt, id);
/** What was held first stands on top. */
export const BY_HOLD = oldestFirst<Conversation>((row) => row.heldAt ?? row.openedAt, id);
/** Most rows of one catching-up read. */
export const MOVED_LIMIT = 200;
