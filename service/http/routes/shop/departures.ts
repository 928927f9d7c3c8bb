import type { UseCases } from '../../../desks/use-cases.ts';
import type { Departure } from '../../../domain/departure/departure.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  certificateParams,
  certificatesResponse,
  certificateView,
  departureResponse,
  operatorDepartureRequest,
  shopExportRequest,
  startDepartureRequest,
} from '../../../protocol/api/departure-api.ts';
import { createdResponse } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; now(): Date };

const params = idParams('shopId', shopIdField);

const departureView = (departure: Departure) => ({
  id: departure.id,
  reason: departure.reason,
  requestedAt: departure.requestedAt.toISOString(),
  deleteAt: departure.deleteAt.toISOString(),
  exportedAt: departure.exportedAt?.toISOString() ?? null,
});

/** How a shop leaves: everything to take away, a hold, the certificate of the deletion. Rule: PR-5. */
export const departureRoutes = ({ useCases, now }: Deps): Route[] => [
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
      const { departure, counts } = await useCases.departureStanding(scope);
      return { body: { departure: departure === null ? null : departureView(departure), counts } };
    },
  ),
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
      body: { id: (await useCases.startDeparture(access, shopId, body)).id },
    }),
  ),
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
      await useCases.cancelDeparture(access, shopId);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/export',
      audience: 'staff',
      summary: 'Everything of the shop as one JSON file; the password is asked for again.',
      rate: 'shopExport',
      params,
      body: shopExportRequest,
      files: ['application/json'],
    },
    async ({ params: { shopId }, body }, { access }) => {
      const { parts } = await useCases.exportShop(access, shopId, body.password);
      const name = `zgoda-export-${now().toISOString().slice(0, 10)}.json`;
      return { file: { name, type: 'application/json', parts } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/departures',
      audience: 'staff',
      summary: 'The operator ends it for a shop; its controller is told and has 30 days.',
      rate: 'staff',
      status: 201,
      body: operatorDepartureRequest,
      answer: createdResponse,
    },
    async ({ body }, { access }) => ({
      body: { id: (await useCases.startDepartureByOperator(access, body)).id },
    }),
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/certificates',
      audience: 'staff',
      summary: "Certificates of deletion of the person's companies.",
      rate: 'staff',
      answer: certificatesResponse,
    },
    async (_input, { access }) => ({
      body: { certificates: [...(await useCases.listCertificates(access))] },
    }),
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/certificates/:certificateId',
      audience: 'staff',
      summary: 'One certificate of deletion, signed with the evidence key.',
      rate: 'staff',
      params: certificateParams,
      answer: certificateView,
    },
    async ({ params: { certificateId } }, { access }) => ({
      body: await useCases.readCertificate(access, certificateId),
    }),
  ),
];
