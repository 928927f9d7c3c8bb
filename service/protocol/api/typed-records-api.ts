/** HTTP body of what staff ticks in a rights request. */
import * as v from 'valibot';
import { conversationIdField, leadIdField } from '../fields.ts';

/** POST /v1/staff/requests/:requestId/include : those of `typed` that are the person's; the others are not. */
export const includeRequest = v.strictObject({
  ids: v.pipe(v.array(v.union([conversationIdField, leadIdField])), v.maxLength(100)),
});
