import type { TeamView } from '../../../service/protocol/api/conversation/team-api.ts';

export type Teams = {
  /** By shop, in its order. */
  ofShop: Readonly<Record<string, readonly TeamView[]>>;
  /** Incremented when the list of a shop changed: it is read again. */
  version: number;
};
export const NO_TEAMS: Teams = { ofShop: {}, version: 0 };
