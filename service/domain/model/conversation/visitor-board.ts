import type { ConversationId } from '../../../protocol/vocabulary.ts';

/** In memory only. */
export type VisitorBoard = {
  came(id: ConversationId): void;
  /** After the grace period. */
  left(id: ConversationId, at: Date): void;
  /** Null: connected or unknown. */
  leftAt(id: ConversationId): Date | null;
  /** Or a moment ago. */
  isHere(id: ConversationId): boolean;
};
