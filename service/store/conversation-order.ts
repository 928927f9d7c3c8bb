import type { Conversation } from '../domain/model/conversation/conversation.ts';
import { newestFirst, oldestFirst } from './order.ts';

const lastAt = (row: Conversation) => row.lastAt;
const id = (row: Conversation) => row.id;

export const INBOX_ORDER = newestFirst<Conversation>(lastAt, id);
/** For catching up. */
export const CONVERSATION_OLDEST_FIRST = oldestFirst<Conversation>(lastAt, id);
export const BY_OPENING = oldestFirst<Conversation>((row) => row.openedAt, id);
export const BY_HOLD = oldestFirst<Conversation>((row) => row.heldAt ?? row.openedAt, id);
export const MOVED_LIMIT = 200;
