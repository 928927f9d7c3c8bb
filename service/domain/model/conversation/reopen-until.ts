import type { Conversation } from './conversation.ts';

/** Whether nothing more is taken from its visitor. Decision 0118. */
export const isBlocked = ({ block }: { readonly block?: Conversation['block'] | undefined }): boolean =>
  (block ?? null) !== null;

/** A closed conversation can be opened again for this long after its last event. Decision 0115. */
const REOPEN_MS = 24 * 3_600_000;
/**
 * Until when a consultant may open it again: while its visitor's token lasts, at most a day. Null while it is open, and
 * once the visitor has left it for good or is blocked. Rule: EP-3.
 */
export const reopenUntil = ({
  status,
  tokenHash,
  tokenExpiresAt,
  lastAt,
  block,
}: Pick<Conversation, 'status' | 'tokenHash' | 'tokenExpiresAt' | 'lastAt' | 'block'>): Date | null =>
  status === 'open' || tokenHash === null || isBlocked({ block })
    ? null
    : new Date(Math.min(tokenExpiresAt.getTime(), lastAt.getTime() + REOPEN_MS));
