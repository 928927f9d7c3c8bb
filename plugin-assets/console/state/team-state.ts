import type { TeamView } from '../../../service/protocol/api/conversation/team-api.ts';

export type Teams = {
  ofShop: Readonly<Record<string, readonly TeamView[]>>;
  /** Incremented when a shop's list changed. */
  version: number;
};
export const NO_TEAMS: Teams = { ofShop: {}, version: 0 };
