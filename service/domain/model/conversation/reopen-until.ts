import type { Conversation } from './conversation.ts';
import { mailWayOf } from './ways-back.ts';

export const isBlocked = ({ block }: Pick<Conversation, 'block'>): boolean => block !== null;

/** After the last event, in milliseconds. */
const REOPEN_MS = 24 * 3_600_000;
/** Limited by token and a day, or answers by mail. Null: open, ended or blocked. Rule: EP-3. */
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
