import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { breachesResponse } from '../../../protocol/api/records-api.ts';
import { breachView } from '../../../views/record-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['breaches'] };

const listBreaches = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/breaches',
      audience: 'staff',
      summary: "The operator's register of breaches, with the shops that each reaches.",
      rate: 'staff',
      answer: breachesResponse,
    },
    async (_input, { access }) => ({
      body: { breaches: (await desk.listBreaches(access)).map(breachView) },
    }),
  );

/** Rule: SE-4. */
export const operatorBreachRoutes = (deps: Deps): Route[] => [listBreaches(deps)];
