import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { recordQuery, recordResponse } from '../../../protocol/api/records-api.ts';
import { recordView } from '../../../views/record-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['records']; now(): Date };

const readRecord = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/record',
      audience: 'staff',
      summary: 'Record of processing of the operator, Art. 30(2).',
      rate: 'staff',
      query: recordQuery,
      answer: recordResponse,
    },
    async ({ query: { locale } }, { access }) => ({
      body: recordView(await desk.processorRecord(access, locale), locale, now()),
    }),
  );

/** Rule: PR-4. */
export const operatorRecordRoutes = (deps: Deps): Route[] => [readRecord(deps)];
