import * as v from 'valibot';
import { FORM_STATES, MAIL_STATES } from '../vocabulary.ts';

export const formEvent = v.object({
  kind: v.literal('form'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  state: v.picklist(FORM_STATES),
  /** With `sent`, staff only. */
  leadId: v.optional(v.string()),
});

export const mailEvent = v.object({
  kind: v.literal('mail'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  /** Mail about an answer. */
  state: v.picklist(MAIL_STATES),
});
