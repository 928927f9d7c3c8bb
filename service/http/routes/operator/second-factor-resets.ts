import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { secondFactorResetRequest } from '../../../protocol/api/account-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['accounts'] };

const resetSecondFactor = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/second-factor-resets',
      audience: 'staff',
      summary: 'The operator takes the second step away from somebody who lost the phone.',
      rate: 'staff',
      body: secondFactorResetRequest,
    },
    async ({ body }, { access }) => {
      await desk.resetSecondFactorByEmail(access.staff, body.email);
      return {};
    },
  );

/** Rule: SE-2. */
export const secondFactorResetRoutes = (deps: Deps): Route[] => [resetSecondFactor(deps)];
