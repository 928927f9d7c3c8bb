/** What happens to a conversation beside its messages, as events. */
import * as v from 'valibot';
import { BLOCK_REASONS } from './inbox-lists.ts';

/** Taken, handed over, or given back. */
export const assignedEvent = v.object({
  kind: v.literal('assigned'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  /** Null when the conversation is no longer assigned. */
  name: v.nullable(v.string()),
  staffId: v.optional(v.string()),
  /** Who took it, handed it over or gave it back; null for the service itself. For staff only. */
  by: v.optional(v.nullable(v.string())),
  /** Back in the queue for this team first. For staff only. */
  teamId: v.optional(v.string()),
});

/** Closed, opened again, blocked, or no longer blocked. */
export const statusEvent = v.object({
  kind: v.literal('status'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  status: v.picklist(['open', 'closed']),
  /** The shop takes nothing more on this token; false lifts that. The reason is for staff alone. */
  isBlocked: v.optional(v.boolean()),
  reason: v.optional(v.picklist(BLOCK_REASONS)),
});
