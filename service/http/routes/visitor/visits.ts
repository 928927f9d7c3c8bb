import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  forgetVisitRequest,
  sightingRequest,
  sightingResponse,
} from '../../../protocol/api/visits/visit-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['visits'] };

const noteSighting = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/visits',
      audience: 'visitor',
      summary: 'A page is open in a browser whose cookie tool said yes; kept in memory, stored nowhere.',
      rate: 'visitPost',
      body: sightingRequest,
      answer: sightingResponse,
    },
    async ({ body: { shop: key, visit: id, token, ...sighting } }, { address }) => {
      const { shop, scope } = await deps.desk.findShop(key);
      return { body: await deps.desk.noteSighting(shop, scope, { id, ...sighting }, { address, token }) };
    },
  );

const forgetVisit = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/visits/forget',
      audience: 'visitor',
      summary: 'The cookie tool took its yes back: the visit is gone at once.',
      rate: 'visitPost',
      body: forgetVisitRequest,
    },
    async ({ body }) => {
      const { scope } = await deps.desk.findShop(body.shop);
      deps.desk.forgetVisit(scope, body.visit);
      return {};
    },
  );

/** After consent in the shop's cookie tool. Rule: EP-5. */
export const visitRoutes = (deps: Deps): Route[] => [noteSighting(deps), forgetVisit(deps)];
