import type { ConversationId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Note } from './note.ts';

/** Internal notes. Only the console's desk and the rights of people are given this port. */
export type NoteStore = {
  /** False when a note with this `ref` is in the conversation already. */
  insert(scope: ShopScope, note: Note): Promise<boolean>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Note[]>;
  /** Notes that name this person and that the person has not opened, newest first. */
  unseen(scope: ShopsScope, staffId: StaffId, limit: number): Promise<readonly Note[]>;
  /** The person has opened the conversation; returns how many notes that concerned. */
  markSeen(scope: ShopScope, conversationId: ConversationId, staffId: StaffId): Promise<number>;
  /** Replaces the text of a note. False when it is not there. Rule: RT-2. */
  rewrite(scope: ShopScope, note: Pick<Note, 'id' | 'conversationId'>, text: string): Promise<boolean>;
  /** Conversations of the shop that have notes. */
  conversationIds(scope: ShopScope): Promise<readonly ConversationId[]>;
  /** Removes the notes of a conversation; returns how many. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Conversations with notes past the end that was known when they were written. */
  expiredConversations(scope: ShopScope, now: Date): Promise<readonly ConversationId[]>;
  /** Removes a person who left, as author and as mentioned, in every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
