import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { witnessReportResponse } from '../../../protocol/api/witness-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['witness'] };

const readWitness = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/witness',
      audience: 'staff',
      summary: 'The time-stamp authority, its last answer and fault; for the operator.',
      rate: 'staff',
      answer: witnessReportResponse,
    },
    async (_request, { access }) => ({ body: await desk.witnessReport(access) }),
  );

export const operatorWitnessRoutes = (deps: Deps): Route[] => [readWitness(deps)];
