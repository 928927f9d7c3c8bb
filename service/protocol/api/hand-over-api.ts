import * as v from 'valibot';
import { afterField, refField, staffIdField, teamIdField } from '../fields.ts';

/** POST /v1/staff/conversations/:conversationId/assign */
export const conversationAssignRequest = v.strictObject({
  ref: refField,
  after: afterField,
  staffId: v.nullable(staffIdField),
  /** With `staffId` null: queue of this team first. */
  teamId: v.optional(teamIdField),
});
/** GET /v1/staff/shops/:shopId/consultants */
export const consultantsResponse = v.object({
  consultants: v.array(
    v.object({ staffId: v.string(), name: v.string(), isHere: v.boolean(), isOnCall: v.boolean() }),
  ),
});
export type Consultants = v.InferOutput<typeof consultantsResponse>;
