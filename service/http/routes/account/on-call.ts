import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { onCallRequest, onCallResponse } from '../../../protocol/api/account-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['alerts'] };

const goOnCall = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/me/on-call',
      audience: 'staff',
      summary: 'The person is rung by phone for a while, and counts as there without an open console.',
      rate: 'staff',
      body: onCallRequest,
      answer: onCallResponse,
    },
    async ({ body: { span } }, { access }) => ({
      body: { until: (await desk.goOnCall(access, span)).toISOString() },
    }),
  );

const leaveOnCall = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/me/on-call',
      audience: 'staff',
      summary: 'The person is on call no more.',
      rate: 'staff',
    },
    async (_input, { access }) => {
      await desk.leaveOnCall(access.staff);
      return {};
    },
  );

export const onCallRoutes = (deps: Deps): Route[] => [goOnCall(deps), leaveOnCall(deps)];
