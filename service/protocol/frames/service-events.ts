/** Events by which the service itself looks after a visitor who is not answered, or not there. */
import * as v from 'valibot';
import { FORM_STATES, MAIL_STATES } from '../vocabulary.ts';

export const formEvent = v.object({
  kind: v.literal('form'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  /** Nobody has answered in time, so the form is offered; or the visitor has left a message by it instead. */
  state: v.picklist(FORM_STATES),
  /** With `sent`, for staff only. */
  leadId: v.optional(v.string()),
});

export const mailEvent = v.object({
  kind: v.literal('mail'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  /** A mail tells the visitor, who has left, of an answer. */
  state: v.picklist(MAIL_STATES),
});
