import type { ShopScope, ShopsScope } from '../../domain/model/base/tenancy.ts';
import type { ContentKey, ContentKeys } from '../../domain/model/content/content-keys.ts';
import type { Note } from '../../domain/model/note/note.ts';
import type { NoteStore } from '../../domain/model/note/note-store.ts';
import { openStrings, sealStrings } from './sealed-strings.ts';

const sealNote = (key: ContentKey, note: Note): Note => ({
  ...note,
  text: key.seal('note', note.text),
  name: sealStrings(key, 'name', note.name),
});
export const openNote = (key: ContentKey, note: Note): Note =>
  Object.freeze({
    ...note,
    text: openStrings(key, 'note', note.text),
    name: openStrings(key, 'name', note.name),
  });

/** Seals notes with the conversation's key; erased ones are invisible to reads. Rules: SE-5, RT-2. */
export const sealNotes = (inner: NoteStore, keys: ContentKeys): NoteStore => {
  const openedAll = async (
    scope: ShopScope | ShopsScope,
    sealed: readonly Note[],
  ): Promise<readonly Note[]> => {
    const found = await keys.getAll(scope, [...new Set(sealed.map(({ conversationId }) => conversationId))]);
    return sealed.flatMap((note) => {
      const key = found.get(note.conversationId);
      return key === undefined ? [] : [openNote(key, note)];
    });
  };
  return {
    async insert(scope, note) {
      const key = await keys.get(scope, note.conversationId);
      return key === null ? false : inner.insert(scope, sealNote(key, note));
    },
    listByConversation: async (scope, id) => openedAll(scope, await inner.listByConversation(scope, id)),
    unseen: async (scope, staffId, limit) => openedAll(scope, await inner.unseen(scope, staffId, limit)),
    async rewrite(scope, note, text) {
      const key = await keys.get(scope, note.conversationId);
      return key === null ? false : inner.rewrite(scope, note, key.seal('note', text));
    },
    // Unsealed methods.
    markSeen: inner.markSeen,
    conversationIds: inner.conversationIds,
    removeByConversation: inner.removeByConversation,
    expiredConversations: inner.expiredConversations,
    forgetStaff: inner.forgetStaff,
  };
};
