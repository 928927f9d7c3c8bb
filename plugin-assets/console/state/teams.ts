import type { TeamsAnswer, TeamView } from '../../../service/protocol/api/conversation/team-api.ts';
import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { State } from './state.ts';

export const takeTeams = (state: State, { shops }: TeamsAnswer): State => ({
  ...state,
  teams: {
    ofShop: Object.fromEntries(shops.map(({ shopId, teams }) => [shopId, teams])),
    version: state.teams.version,
  },
});
export const staleTeams = (state: State): State => ({
  ...state,
  teams: { ...state.teams, version: state.teams.version + 1 },
});

const NONE: readonly TeamView[] = [];
export const teamsOfShop = (state: Pick<State, 'teams'>, shopId: string): readonly TeamView[] =>
  state.teams.ofShop[shopId] ?? NONE;

/** Undefined: none, or a deleted team. */
export const teamOf = (
  state: Pick<State, 'teams'>,
  { shopId, team }: Pick<ConversationSummary, 'shopId' | 'team'>,
): TeamView | undefined => teamsOfShop(state, shopId).find(({ id }) => id === team?.id);

/** Same as in the service's alerts: members first, then everybody. */
const TEAM_FIRST_MS = 60_000;
/** False for a team without anybody here. */
export const asksOthersFirst = (
  state: Pick<State, 'teams' | 'me' | 'hereByShop'>,
  summary: Pick<ConversationSummary, 'shopId' | 'team'>,
  now: number,
): boolean => {
  const members = teamOf(state, summary)?.memberIds ?? [];
  if (summary.team === null || now - Date.parse(summary.team.at) >= TEAM_FIRST_MS) return false;
  const isHere = state.hereByShop[summary.shopId]?.some(({ staffId }) => members.includes(staffId)) ?? false;
  return isHere && !members.includes(state.me?.staffId ?? '');
};
