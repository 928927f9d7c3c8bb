import * as v from 'valibot';
import { afterField, refField } from '../../fields.ts';
import { BLOCK_DAYS, BLOCK_REASONS } from '../../inbox-lists.ts';

/** POST /v1/staff/conversations/:conversationId/block */
export const blockRequest = v.strictObject({
  ref: refField,
  after: afterField,
  reason: v.picklist(BLOCK_REASONS, 'must be a reason of the list'),
  /** Also blocks the vouched customer. */
  customerDays: v.optional(v.picklist(BLOCK_DAYS, 'must be a number of the list')),
});

/** GET /v1/staff/shops/:shopId/blocks : without identities. */
export const blocksResponse = v.object({
  blocks: v.array(
    v.object({ id: v.string(), reason: v.picklist(BLOCK_REASONS), at: v.string(), until: v.string() }),
  ),
});
export type Blocks = v.InferOutput<typeof blocksResponse>;
