import * as v from 'valibot';
import { lineField, staffIdField, teamIdField } from '../../fields.ts';

const teamView = v.object({ id: v.string(), name: v.string(), memberIds: v.array(v.string()) });
export type TeamView = v.InferOutput<typeof teamView>;

const nameAndMembers = {
  name: lineField(40),
  memberIds: v.pipe(v.array(staffIdField), v.maxLength(100, 'must be at most 100')),
};
/** PUT /v1/staff/shops/:shopId/teams : complete, ordered list; without id: new. */
export const teamsRequest = v.strictObject({
  teams: v.pipe(
    v.array(v.strictObject({ id: v.nullable(teamIdField), ...nameAndMembers })),
    v.maxLength(20, 'must be at most 20'),
  ),
  /** List as read, for `conflict`. */
  seen: v.pipe(
    v.array(v.strictObject({ id: teamIdField, ...nameAndMembers })),
    v.maxLength(20, 'must be at most 20'),
  ),
});
export const teamsKept = v.object({ teams: v.array(teamView) });

/** GET /v1/staff/teams */
export const teamsResponse = v.object({
  shops: v.array(v.object({ shopId: v.string(), teams: v.array(teamView) })),
});
export type TeamsAnswer = v.InferOutput<typeof teamsResponse>;
