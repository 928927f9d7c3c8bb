/** Internal: no visitor route. */
import * as v from 'valibot';
import { refField, staffIdField, textField } from '../../fields.ts';
import { LIMITS } from '../../vocabulary.ts';

const MOST_MENTIONS = 20;

export const noteView = v.object({
  id: v.string(),
  shopId: v.string(),
  conversationId: v.string(),
  staffId: v.string(),
  /** Author's name; null if the account was deleted. */
  name: v.nullable(v.string()),
  text: v.string(),
  at: v.string(),
  mentions: v.array(v.string()),
});
export type NoteView = v.InferOutput<typeof noteView>;

/** POST /v1/staff/conversations/:conversationId/notes : idempotent by ref. */
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
      /** Conversation number. */
      label: v.string(),
      by: v.nullable(v.string()),
      at: v.string(),
    }),
  ),
});
export type MentionView = v.InferOutput<typeof mentionsResponse>['mentions'][number];
