import type { ConversationId, NoteId, ShopId, StaffId } from '../../../protocol/vocabulary.ts';

/** Not an event: hidden from visitors. */
export type Note = {
  readonly id: NoteId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** Idempotency key per conversation. */
  readonly ref: string;
  readonly staffId: StaffId;
  /** At that time; null: account deleted. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  readonly mentions: readonly StaffId[];
  readonly unseenBy: readonly StaffId[];
  /** The conversation's end at that time. */
  readonly expiresAt: Date;
};
