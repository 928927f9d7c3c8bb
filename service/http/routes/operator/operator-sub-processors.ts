import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import {
  endSubProcessorRequest,
  subProcessorParams,
  subProcessorRequest,
  subProcessorsResponse,
} from '../../../protocol/api/sub-processor-api.ts';
import { subProcessorsView } from '../../../views/agreement-views.ts';
import { makeInTime } from '../../in-time.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['subProcessors']; operatorName: string | null; now(): Date };

/** Below the console's 15 seconds. */
const inTime = makeInTime(8_000);

const listNow = async ({ desk, operatorName, now }: Deps) =>
  subProcessorsView(await desk.subProcessorVersions(), operatorName, now());

const addSubProcessor = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/operator/sub-processors',
      audience: 'staff',
      summary: 'Announces a sub-processor: every bound shop is written to, 30 days ahead (PR-3).',
      rate: 'staff',
      status: 201,
      body: subProcessorRequest,
      answer: subProcessorsResponse,
    },
    async ({ body }, { access }) => {
      await deps.desk.addSubProcessor(access, body, inTime);
      return { body: await listNow(deps) };
    },
  );

const endSubProcessor = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/operator/sub-processors/:subProcessorId/end',
      audience: 'staff',
      summary: 'Notes until when a sub-processor is used.',
      rate: 'staff',
      params: subProcessorParams,
      body: endSubProcessorRequest,
      answer: subProcessorsResponse,
    },
    async ({ params: { subProcessorId }, body }, { access }) => {
      await deps.desk.endSubProcessor(access, subProcessorId, body.until);
      return { body: await listNow(deps) };
    },
  );

/** Rule: PR-3. */
export const operatorSubProcessorRoutes = (deps: Deps): Route[] => [
  addSubProcessor(deps),
  endSubProcessor(deps),
];
