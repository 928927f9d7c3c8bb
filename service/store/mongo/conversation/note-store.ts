import { type Connection, Schema, trusted } from 'mongoose';
import type { Note } from '../../../domain/model/note/note.ts';
import type { NoteStore } from '../../../domain/model/note/note-store.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Note>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: { type: String, immutable: true },
    ref: { type: String, immutable: true },
    staffId: { type: String, immutable: true },
    name: String,
    text: String,
    at: { type: Date, immutable: true },
    mentions: [String],
    unseenBy: [String],
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoNoteStore = (connection: Connection): NoteStore => {
  const rows = shopTable<Row>(connection, 'Note', schema, 'notes', ['conversationId']);
  const noteOf = (row: Row) => fromDocument<Note>(row);
  return {
    insert: (scope, note) => rows.insertOnce(scope, toDocument(note)),
    async listByConversation(scope, conversationId) {
      return (await rows.find(scope, { conversationId }, { sort: { at: 1, _id: 1 } })).map(noteOf);
    },
    async unseen(scope, staffId, limit) {
      const found = await rows.find(scope, { unseenBy: staffId }, { sort: { at: -1, _id: -1 }, limit });
      return found.map(noteOf);
    },
    markSeen: (scope, conversationId, staffId) =>
      rows.updateAll(scope, { conversationId, unseenBy: staffId }, { $pull: { unseenBy: staffId } }),
    rewrite: (scope, { id }, text) => rows.update(scope, { _id: id }, { $set: { text } }),
    async conversationIds(scope) {
      return (await rows.values(scope, 'conversationId')) as ConversationId[];
    },
    removeByConversation: (scope, conversationId) => rows.removeAll(scope, { conversationId }),
    async expiredConversations(scope, now) {
      const found = await rows.find<Pick<Row, 'conversationId'>>(
        scope,
        { expiresAt: trusted({ $lte: now }) },
        { select: ['conversationId'] },
      );
      return [...new Set(found.map(({ conversationId }): ConversationId => conversationId))];
    },
    async forgetStaff(service, staffId) {
      const everywhere = allShops(service);
      await rows.updateAll(everywhere, { staffId }, { $set: { name: null } });
      await rows.updateAll(
        everywhere,
        { mentions: staffId },
        { $pull: { mentions: staffId, unseenBy: staffId } },
      );
    },
  };
};
