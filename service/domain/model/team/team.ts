import type { StaffId, TeamId } from '../../../protocol/vocabulary.ts';

export type Team = { readonly id: TeamId; readonly name: string; readonly memberIds: readonly StaffId[] };

/** Per shop. */
export const MAX_TEAMS = 20;

/** Since a handover. */
export type TeamTurn = { readonly id: TeamId; readonly at: Date };

/** Each doubles the lists. */
const MOST_LISTED = 3;
/** Adds a team; oldest first. */
export const withTeam = (known: readonly TeamId[] = [], teamId: TeamId): readonly TeamId[] =>
  [...known.filter((id) => id !== teamId), teamId].slice(-MOST_LISTED);
