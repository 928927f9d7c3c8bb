import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  departureResponse,
  shopExportRequest,
  startDepartureRequest,
} from '../../../protocol/api/departure-api.ts';
import { createdResponse } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { departureView } from '../../../views/departure-view.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['departure']; now(): Date };

const params = idParams('shopId', shopIdField);

const readDeparture = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/departure',
      audience: 'staff',
      summary: 'Whether the shop leaves, and what is kept for it.',
      rate: 'staff',
      params,
      answer: departureResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { scope } = shopWith(access, shopId, 'agreements');
      const { departure, counts } = await desk.departureStanding(scope);
      return { body: { departure: departure === null ? null : departureView(departure), counts } };
    },
  );

const startDeparture = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/departure',
      audience: 'staff',
      summary: 'Closes the chat; everything of the shop is deleted after 30 days (PR-5).',
      rate: 'staff',
      status: 201,
      params,
      body: startDepartureRequest,
      answer: createdResponse,
    },
    async ({ params: { shopId }, body }, { access }) => ({
      body: { id: (await desk.startDeparture(access, shopId, body)).id },
    }),
  );

const cancelDeparture = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/departure',
      audience: 'staff',
      summary: 'Takes it back within the 30 days.',
      rate: 'staff',
      params,
    },
    async ({ params: { shopId } }, { access }) => {
      await desk.cancelDeparture(access, shopId);
      return {};
    },
  );

const exportShop = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/export',
      audience: 'staff',
      reads: 'shop.export',
      summary: 'Everything of the shop as one JSON file; the password is asked for again.',
      rate: 'shopExport',
      params,
      body: shopExportRequest,
      files: ['application/json'],
    },
    async ({ params: { shopId }, body }, { access }) => {
      const { parts } = await desk.exportShop(access, shopId, body.password);
      const name = `zgoda-export-${now().toISOString().slice(0, 10)}.json`;
      return { file: { name, type: 'application/json', parts } };
    },
  );

/** Rule: PR-5. */
export const departureRoutes = (deps: Deps): Route[] => [
  readDeparture(deps),
  startDeparture(deps),
  cancelDeparture(deps),
  exportShop(deps),
];
