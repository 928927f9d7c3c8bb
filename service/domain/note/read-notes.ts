import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { Note } from '../model/note/note.ts';
import type { NoteStore } from '../model/note/note-store.ts';
import { type Access, scopeWith } from '../model/staff/resolve-access.ts';

type Deps = {
  notes: NoteStore;
  conversations: Pick<ConversationStore, 'find'>;
  recordReading: RecordReading;
  findConversation(
    access: Access,
    id: ConversationId,
    right: 'read' | 'answer',
  ): Promise<{ conversation: Conversation; scope: ShopScope }>;
};

/** Unseen mentions per answer. */
const MENTIONS_SHOWN = 50;

/** Oldest first; audited. Rule: PR-6. */
export const makeShowNotes =
  (deps: Deps) =>
  async (access: Access, id: ConversationId): Promise<readonly Note[]> => {
    const { conversation, scope } = await deps.findConversation(access, id, 'read');
    await deps.recordReading(access.staff.id, 'conversation.read', [scope.shopId], conversation.id);
    return deps.notes.listByConversation(scope, id);
  };

/** @throws DomainError not_found */
export const makeSeeMentions =
  (deps: Deps) =>
  async (access: Access, id: ConversationId): Promise<void> => {
    const { scope } = await deps.findConversation(access, id, 'read');
    await deps.notes.markSeen(scope, id, access.staff.id);
  };

/** Newest first, without hidden conversations. Rule: RT-3. */
export const makeMyMentions =
  (deps: Deps) =>
  async (access: Access): Promise<readonly Note[]> => {
    const notes = await deps.notes.unseen(scopeWith(access, 'read'), access.staff.id, MENTIONS_SHOWN);
    const shown: Note[] = [];
    for (const note of notes) {
      const conversation = await deps.conversations.find(scopeOfShop(note.shopId), note.conversationId);
      if (conversation !== null && conversation.restrictedAt === null) shown.push(note);
    }
    return shown;
  };
