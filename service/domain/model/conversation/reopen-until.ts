import type { Conversation } from './conversation.ts';
import { mailWayOf } from './ways-back.ts';

/** Whether nothing more is taken from its visitor. */
export const isBlocked = ({ block }: Pick<Conversation, 'block'>): boolean => block !== null;

/** A closed conversation can be opened again for this long after its last event. */
const REOPEN_MS = 24 * 3_600_000;
/**
 * Until when a consultant may open it again: while its visitor's token lasts, at most a day, or for as long as the visitor
 * is answered by mail. Null while it is open, and once the visitor has left it for good or is blocked. Decision 0125.
 * Rule: EP-3.
 */
export const reopenUntil = (
  conversation: Pick<
    Conversation,
    'status' | 'tokenHash' | 'tokenExpiresAt' | 'lastAt' | 'block' | 'waysBack'
  >,
): Date | null => {
  const { status, tokenHash, tokenExpiresAt, lastAt } = conversation;
  if (status === 'open' || tokenHash === null || isBlocked(conversation)) return null;
  const byToken = Math.min(tokenExpiresAt.getTime(), lastAt.getTime() + REOPEN_MS);
  return new Date(Math.max(byToken, mailWayOf(conversation)?.until.getTime() ?? 0));
};
