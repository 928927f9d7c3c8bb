import type { StaffId, TeamId } from '../../../protocol/vocabulary.ts';

/** People of a shop who answer one kind of question. A name is the shop's own. */
export type Team = { readonly id: TeamId; readonly name: string; readonly memberIds: readonly StaffId[] };

/** Most teams of a shop. */
export const MAX_TEAMS = 20;

/** The team to which a conversation was handed over, and when: it waits for that team first. */
export type TeamTurn = { readonly id: TeamId; readonly at: Date };

/** By so many teams a closed conversation is listed: each doubles its lists. */
const MOST_LISTED = 3;
/** The last teams that a conversation was handed to, oldest first, after one more. */
export const withTeam = (known: readonly TeamId[] = [], teamId: TeamId): readonly TeamId[] =>
  [...known.filter((id) => id !== teamId), teamId].slice(-MOST_LISTED);
