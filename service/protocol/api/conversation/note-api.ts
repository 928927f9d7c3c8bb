/** HTTP bodies of internal notes: for the console alone, no route of a visitor has them. */
import * as v from 'valibot';
import { refField, staffIdField, textField } from '../../fields.ts';
import { LIMITS } from '../../vocabulary.ts';

/** Most colleagues that one note names. */
const MOST_MENTIONS = 20;

export const noteView = v.object({
  id: v.string(),
  shopId: v.string(),
  conversationId: v.string(),
  staffId: v.string(),
  /** Of the author; null once the person has left. */
  name: v.nullable(v.string()),
  text: v.string(),
  at: v.string(),
  /** Accounts of the colleagues whom it names. */
  mentions: v.array(v.string()),
});
export type NoteView = v.InferOutput<typeof noteView>;

/** POST /v1/staff/conversations/:conversationId/notes : the same ref stores it once. */
export const noteRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxTextCodePoints),
  mentions: v.optional(
    v.pipe(v.array(staffIdField), v.maxLength(MOST_MENTIONS, `must be at most ${MOST_MENTIONS}`)),
  ),
});
/** GET /v1/staff/conversations/:conversationId/notes */
export const notesResponse = v.object({ notes: v.array(noteView) });
/** GET /v1/staff/mentions */
export const mentionsResponse = v.object({
  mentions: v.array(
    v.object({
      noteId: v.string(),
      shopId: v.string(),
      conversationId: v.string(),
      /** Number of the conversation, as in the inbox. */
      label: v.string(),
      by: v.nullable(v.string()),
      at: v.string(),
    }),
  ),
});
export type MentionView = v.InferOutput<typeof mentionsResponse>['mentions'][number];
