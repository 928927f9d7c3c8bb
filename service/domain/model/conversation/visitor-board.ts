import type { ConversationId } from '../../../protocol/vocabulary.ts';

/** Visitors who have a conversation open, or had and have left it. In memory only: after a start nobody has left. */
export type VisitorBoard = {
  /** A socket of the visitor joined the conversation. */
  came(id: ConversationId): void;
  /** The last socket of the visitor is gone, and the time to come back has passed. */
  left(id: ConversationId, at: Date): void;
  /** When the visitor's last socket went; null while one is there, and when that is not known. */
  leftAt(id: ConversationId): Date | null;
  /** Whether a socket of the visitor is in the conversation, or was a moment ago. */
  isHere(id: ConversationId): boolean;
};
