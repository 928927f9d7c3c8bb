import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { witnessReportResponse } from '../../../protocol/api/witness-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['witnesses'] };

const readWitnesses = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/witnesses',
      audience: 'staff',
      summary:
        'Who outside sees the ledgers of this service, their last answers and faults; for the operator.',
      rate: 'staff',
      answer: witnessReportResponse,
    },
    async (_request, { access }) => {
      const { witnesses, ...report } = await desk.witnessReport(access);
      return { body: { ...report, witnesses: [...witnesses] } };
    },
  );

export const operatorWitnessRoutes = (deps: Deps): Route[] => [readWitnesses(deps)];
