/** HTTP bodies of blocking a visitor. Decision 0118. */
import * as v from 'valibot';
import { afterField, refField } from '../../fields.ts';
import { BLOCK_REASONS } from '../../inbox-lists.ts';

/** POST /v1/staff/conversations/:conversationId/block */
export const blockRequest = v.strictObject({
  ref: refField,
  after: afterField,
  reason: v.picklist(BLOCK_REASONS, 'must be a reason of the list'),
});
