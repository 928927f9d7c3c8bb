import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { noticesRequest, sessionsResponse } from '../../../protocol/api/account-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { sessionsView } from '../../../views/account-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['account'] };

const listSessions = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/me/sessions',
      audience: 'staff',
      summary: 'Where the person is signed in.',
      rate: 'staff',
      answer: sessionsResponse,
    },
    async (_input, { access, sessionId }) => {
      return { body: sessionsView(await desk.listSessions(access.staff), sessionId) };
    },
  );

const endOtherSessions = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/sessions/end',
      audience: 'staff',
      summary: 'Signs out everywhere else.',
      rate: 'staff',
      body: emptyRequest,
    },
    async (_input, { access, sessionId }) => {
      await desk.endOtherSessions(access.staff, sessionId);
      return {};
    },
  );

const setMailPreferences = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/me/notices',
      audience: 'staff',
      summary: 'What the person wants to be told by mail.',
      rate: 'staff',
      body: noticesRequest,
    },
    async ({ body }, { access }) => {
      await desk.setMailPreferences(access.staff, body);
      return {};
    },
  );

export const sessionRoutes = (deps: Deps): Route[] => [
  listSessions(deps),
  endOtherSessions(deps),
  setMailPreferences(deps),
];
