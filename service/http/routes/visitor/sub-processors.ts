import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { subProcessorsResponse } from '../../../protocol/api/sub-processor-api.ts';
import { subProcessorsView } from '../../../views/agreement-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['subProcessors']; operatorName: string | null; now(): Date };

const listSubProcessors = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/sub-processors',
      audience: 'public',
      summary: 'Companies that the operator uses, with every earlier version of the list (PR-3).',
      rate: 'read',
      answer: subProcessorsResponse,
    },
    async () => ({
      body: subProcessorsView(await deps.desk.subProcessorVersions(), deps.operatorName, deps.now()),
    }),
  );

/** Rule: PR-3. */
export const subProcessorRoutes = (deps: Deps): Route[] => [listSubProcessors(deps)];
