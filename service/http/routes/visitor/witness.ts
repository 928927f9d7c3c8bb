import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  countersignedParams,
  countersignedQuery,
  countersignedResponse,
  statementRequest,
  statementResponse,
} from '../../../protocol/api/witness-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['witness'] };

const countersign = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/witness',
      audience: 'public',
      summary:
        'Countersigns a statement of another installation about its ledgers; only of those that the operator named.',
      rate: 'witness',
      body: statementRequest,
      answer: statementResponse,
    },
    async ({ body }) => ({ body: await desk.countersignStatement(body) }),
  );

const listCountersigned = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/witness/:keyId',
      audience: 'public',
      summary: 'What was countersigned for the installation with this key, newest first, at most 500.',
      rate: 'read',
      params: countersignedParams,
      query: countersignedQuery,
      answer: countersignedResponse,
    },
    async ({ params, query }) => {
      const found = await desk.listCountersigned(params.keyId, query.before ?? null);
      return { body: { statements: found.map(({ id: _, ...statement }) => statement) } };
    },
  );

/** This service as a witness of other installations. */
export const witnessRoutes = (deps: Deps): Route[] => [countersign(deps), listCountersigned(deps)];
