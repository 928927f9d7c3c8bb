import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { grantParams, grantRequest, grantsResponse } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { grantsView } from '../../../views/shop-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['settings'] };

const params = idParams('shopId', shopIdField);

const listGrants = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/grants',
      audience: 'staff',
      summary: 'Agencies that may work in the shop.',
      rate: 'staff',
      params,
      answer: grantsResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: grantsView(await desk.listGrants(access, shopId)),
    }),
  );

const grantAccess = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/grants',
      audience: 'staff',
      summary: 'Lets an agency work in the shop.',
      rate: 'staff',
      params,
      body: grantRequest,
      answer: grantsResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await desk.grantShopAccess(access, shopId, body.agencyCode, body.role);
      return { body: grantsView(await desk.listGrants(access, shopId)) };
    },
  );

const endGrant = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/grants/:grantId',
      audience: 'staff',
      summary: "Ends an agency's access at once.",
      rate: 'staff',
      params: grantParams,
    },
    async ({ params: { shopId, grantId } }, { access }) => {
      await desk.endGrant(access, shopId, grantId);
      return {};
    },
  );

export const grantRoutes = (deps: Deps): Route[] => [listGrants(deps), grantAccess(deps), endGrant(deps)];
