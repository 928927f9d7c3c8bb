import type { Note } from '../../domain/model/note/note.ts';
import type { MentionView, NoteView } from '../../protocol/api/conversation/note-api.ts';
import { labelOf } from '../conversation-views.ts';

export const noteView = ({
  id,
  shopId,
  conversationId,
  staffId,
  name,
  text,
  at,
  mentions,
}: Note): NoteView => ({
  id,
  shopId,
  conversationId,
  staffId,
  name,
  text,
  at: at.toISOString(),
  mentions: [...mentions],
});

/** Mention without the note's text. */
export const mentionView = ({ id, shopId, conversationId, name, at }: Note): MentionView => ({
  noteId: id,
  shopId,
  conversationId,
  label: labelOf(conversationId),
  by: name,
  at: at.toISOString(),
});
