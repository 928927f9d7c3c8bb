import type { Note } from '../../../../service/domain/model/note/note.ts';
import type { NoteStore } from '../../../../service/domain/model/note/note-store.ts';
import type { NoteId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Note>(
  (row) => row.at,
  (row) => row.id,
);

export const makeMemoryNoteStore = (): NoteStore => {
  const rows = memoryTable<NoteId, Note>('notes');
  const where = (scope: Parameters<typeof isInScope>[0], isWanted: (note: Note) => boolean): Note[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && isWanted(row)).sort(byAge);
  return {
    async insert(scope, note) {
      requireInScope(scope, note);
      const { conversationId, ref } = note;
      if (where(scope, (row) => row.conversationId === conversationId && row.ref === ref).length > 0)
        return false;
      rows.set(note.id, frozenCopy(note));
      return true;
    },
    async listByConversation(scope, conversationId) {
      return where(scope, (note) => note.conversationId === conversationId);
    },
    async unseen(scope, staffId, limit) {
      return where(scope, (note) => note.unseenBy.includes(staffId))
        .reverse()
        .slice(0, limit);
    },
    async markSeen(scope, conversationId, staffId) {
      const seen = where(
        scope,
        (note) => note.conversationId === conversationId && note.unseenBy.includes(staffId),
      );
      for (const note of seen) {
        const unseenBy = note.unseenBy.filter((one) => one !== staffId);
        rows.set(note.id, frozenCopy({ ...note, unseenBy }));
      }
      return seen.length;
    },
    async rewrite(scope, { id }, text) {
      const note = where(scope, (row) => row.id === id)[0];
      if (note === undefined) return false;
      rows.set(id, frozenCopy({ ...note, text }));
      return true;
    },
    async conversationIds(scope) {
      return [...new Set(where(scope, () => true).map(({ conversationId }) => conversationId))];
    },
    async removeByConversation(scope, conversationId) {
      const gone = where(scope, (note) => note.conversationId === conversationId);
      for (const { id } of gone) rows.delete(id);
      return gone.length;
    },
    async expiredConversations(scope, now) {
      return [
        ...new Set(where(scope, (note) => note.expiresAt <= now).map(({ conversationId }) => conversationId)),
      ];
    },
    async forgetStaff(_service, staffId) {
      for (const note of rows.values()) {
        const others = (list: Note['mentions']) => list.filter((one) => one !== staffId);
        const name = note.staffId === staffId ? null : note.name;
        const next = { ...note, name, mentions: others(note.mentions), unseenBy: others(note.unseenBy) };
        rows.set(note.id, frozenCopy(next));
      }
    },
  };
};
