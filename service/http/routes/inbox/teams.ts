import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { Team } from '../../../domain/model/team/team.ts';
import { teamsKept, teamsRequest, teamsResponse } from '../../../protocol/api/conversation/team-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['teams'] };
const view = (team: Team) => ({ ...team, memberIds: [...team.memberIds] });

const readTeams = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/teams',
      audience: 'staff',
      summary: 'The teams of all shops of the person.',
      rate: 'staff',
      answer: teamsResponse,
    },
    async (_input, { access }) => ({
      body: {
        shops: (await desk.readTeams(access)).map(({ shopId, teams }) => ({
          shopId,
          teams: teams.map(view),
        })),
      },
    }),
  );

const keepTeams = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/teams',
      audience: 'staff',
      summary: 'Edits the teams of a shop; chats of one that is left out stay in the queue, for everybody.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      body: teamsRequest,
      answer: teamsKept,
    },
    async ({ params: { shopId }, body }, { access }) => ({
      body: { teams: (await desk.keepTeams(access, shopId, body.teams, body.seen)).map(view) },
    }),
  );

export const teamRoutes = (deps: Deps): Route[] => [readTeams(deps), keepTeams(deps)];
