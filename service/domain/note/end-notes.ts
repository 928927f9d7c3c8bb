import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { NoteStore } from '../model/note/note-store.ts';

/** Removes notes of deleted conversations. Rule: RE-1. */
export const makeEndNotes =
  (deps: { notes: NoteStore; conversations: Pick<ConversationStore, 'find'> }) =>
  async (scope: ShopScope, now: Date): Promise<number> => {
    let removed = 0;
    for (const id of await deps.notes.expiredConversations(scope, now)) {
      if ((await deps.conversations.find(scope, id)) !== null) continue;
      removed += await deps.notes.removeByConversation(scope, id);
    }
    return removed;
  };
