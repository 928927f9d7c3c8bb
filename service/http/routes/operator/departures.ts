import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { operatorDepartureRequest } from '../../../protocol/api/departure-api.ts';
import { createdResponse } from '../../../protocol/api/shop-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['departures'] };

const startDeparture = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/departures',
      audience: 'staff',
      summary: 'The operator ends it for a shop; its controller is told and has 30 days.',
      rate: 'staff',
      status: 201,
      body: operatorDepartureRequest,
      answer: createdResponse,
    },
    async ({ body }, { access }) => ({
      body: { id: (await desk.startDepartureByOperator(access, body)).id },
    }),
  );

/** Rule: PR-5. */
export const operatorDepartureRoutes = (deps: Deps): Route[] => [startDeparture(deps)];
