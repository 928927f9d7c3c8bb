import type { ConversationId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Note } from './note.ts';

/** For console and data-subject rights only. */
export type NoteStore = {
  /** False for a duplicate `ref`. */
  insert(scope: ShopScope, note: Note): Promise<boolean>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Note[]>;
  /** Newest first. */
  unseen(scope: ShopsScope, staffId: StaffId, limit: number): Promise<readonly Note[]>;
  /** Returns how many. */
  markSeen(scope: ShopScope, conversationId: ConversationId, staffId: StaffId): Promise<number>;
  /** False when missing. Rule: RT-2. */
  rewrite(scope: ShopScope, note: Pick<Note, 'id' | 'conversationId'>, text: string): Promise<boolean>;
  /** Conversations with notes. */
  conversationIds(scope: ShopScope): Promise<readonly ConversationId[]>;
  /** Returns how many. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** By stored end. */
  expiredConversations(scope: ShopScope, now: Date): Promise<readonly ConversationId[]>;
  /** As author and mention. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
