import * as v from 'valibot';
import { BLOCK_REASONS } from './inbox-lists.ts';

export const assignedEvent = v.object({
  kind: v.literal('assigned'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  /** Null: unassigned. */
  name: v.nullable(v.string()),
  staffId: v.optional(v.string()),
  /** Null: service. Staff only. */
  by: v.optional(v.nullable(v.string())),
  /** Queued for this team. Staff only. */
  teamId: v.optional(v.string()),
});

export const statusEvent = v.object({
  kind: v.literal('status'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  status: v.picklist(['open', 'closed']),
  /** False: unblocked. Reason for staff only. */
  isBlocked: v.optional(v.boolean()),
  reason: v.optional(v.picklist(BLOCK_REASONS)),
});
