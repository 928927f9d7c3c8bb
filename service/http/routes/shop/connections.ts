import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  connectionRequest,
  connectionResponse,
  connectionStandingResponse,
  installCheckResponse,
} from '../../../protocol/api/connection-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { connectionView } from '../../../views/connection-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['connection']; rateLimits: RateLimits };

const params = idParams('shopId', shopIdField);

const checkInstallation = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/install-check',
      audience: 'staff',
      summary: "Looks whether the shop's first page carries the snippet, and what keeps it from working.",
      rate: 'staff',
      params,
      body: emptyRequest,
      answer: installCheckResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      shopWith(access, shopId, 'settings');
      await rateLimits.take('installCheck', shopId);
      const { policyFaults, ...seen } = await desk.checkInstallation(access, shopId);
      return { body: { ...seen, policyFaults: [...policyFaults] } };
    },
  );

const readConnection = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/connection',
      audience: 'staff',
      summary: 'How the store is connected, which report was refused last, and what a visitor finds now.',
      rate: 'staff',
      params,
      answer: connectionStandingResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      return { body: connectionView(await desk.readConnection(access, shopId)) };
    },
  );

const offerConnection = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/connection',
      audience: 'staff',
      summary: 'Says yes to a store that asks to be connected: a one-time code for its server.',
      rate: 'staff',
      params,
      body: connectionRequest,
      answer: connectionResponse,
    },
    async ({ params: { shopId }, body }, { access }) => ({
      body: await desk.offerConnection(access, shopId, body),
    }),
  );

const disconnect = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/connection',
      audience: 'staff',
      summary: 'Disconnects the store: its secrets are void at once.',
      rate: 'staff',
      params,
    },
    async ({ params: { shopId } }, { access }) => {
      await desk.disconnectFromShop(access, shopId);
      return {};
    },
  );

export const connectionRoutes = (deps: Deps): Route[] => [
  checkInstallation(deps),
  readConnection(deps),
  offerConnection(deps),
  disconnect(deps),
];
