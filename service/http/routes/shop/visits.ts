import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { inviteVisitorRequest, visitsResponse } from '../../../protocol/api/visits/visit-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { visitsView } from '../../../views/visits/visits-view.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['visits'] };

const shopParams = idParams('shopId', shopIdField);

const showVisits = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/visits',
      audience: 'staff',
      summary: 'Visitors on the pages of the shop now, and why nobody is listed.',
      rate: 'staff',
      params: shopParams,
      answer: visitsResponse,
      reads: 'visit.list',
    },
    async ({ params: { shopId } }, { access }) => ({
      body: visitsView(await deps.desk.showVisits(access, shopId)),
    }),
  );

const inviteVisitor = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/visits/invite',
      audience: 'staff',
      summary: 'Invites one listed visitor to the chat; the page shows it with its next report.',
      rate: 'staff',
      params: shopParams,
      body: inviteVisitorRequest,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await deps.desk.inviteVisitor(access, shopId, body.visit, body.text);
      return {};
    },
  );

/** Rule: EP-5. */
export const shopVisitRoutes = (deps: Deps): Route[] => [showVisits(deps), inviteVisitor(deps)];
