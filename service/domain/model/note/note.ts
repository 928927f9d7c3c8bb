import type { ConversationId, NoteId, ShopId, StaffId } from '../../../protocol/vocabulary.ts';

/**
 * What colleagues write to each other about a conversation. It is a row of its own and no event: nothing that a visitor
 * can call reads notes.
 */
export type Note = {
  readonly id: NoteId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** The sender's id, unique per conversation: the same one stores once. */
  readonly ref: string;
  readonly staffId: StaffId;
  /** The author's name as it was then; null once the person has left. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  /** Colleagues whom the note names. */
  readonly mentions: readonly StaffId[];
  /** Those of them who have not opened it. */
  readonly unseenBy: readonly StaffId[];
  /** End of the conversation as it was known when the note was written. */
  readonly expiresAt: Date;
};
