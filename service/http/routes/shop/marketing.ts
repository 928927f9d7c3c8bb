import type { UseCases } from '../../../desks/use-cases.ts';
import {
  confirmationLookResponse,
  confirmationRequest,
  confirmationResponse,
} from '../../../protocol/api/confirmation-api.ts';
import {
  importReport,
  importRequest,
  marketingExportQuery,
  marketingResponse,
  subscriptionParams,
  subscriptionsResponse,
} from '../../../protocol/api/marketing-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

const params = idParams('shopId', shopIdField);
const CSV = 'text/csv';

/** Lists for offers: numbers, entries, export, import, and the link by which a person leaves them. */
export const marketingRoutes = ({ useCases, now }: { useCases: UseCases; now(): Date }): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/marketing',
      audience: 'staff',
      summary: 'Numbers per channel; suppressed addresses are counted, never shown (MK-4).',
      rate: 'staff',
      params,
      answer: marketingResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: { channels: await useCases.marketingNumbers(access, shopId) },
    }),
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/marketing/entries',
      audience: 'staff',
      summary: 'The newest 200 entries with their addresses; the reading is written down (PR-6).',
      rate: 'staff',
      params,
      answer: subscriptionsResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const listed = await useCases.listSubscriptions(access, shopId);
      return {
        body: {
          entries: listed.map(({ row, address, isDueForReminder }) => ({
            id: row.id,
            channel: row.channel,
            address,
            state: row.state,
            optIn: row.optIn,
            createdAt: row.createdAt.toISOString(),
            confirmedAt: row.confirmedAt?.toISOString() ?? null,
            consentEventId: row.consentEventId,
            noticeId: row.noticeId,
            importNote: row.importNote,
            isDueForReminder,
          })),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/marketing/export',
      audience: 'staff',
      summary: 'The confirmed list of one channel as CSV, each with proof and unsubscribe link (MK-2, MK-3).',
      rate: 'staff',
      params,
      query: marketingExportQuery,
      files: [CSV],
    },
    async ({ params: { shopId }, query }, { access }) => ({
      file: {
        name: `zgoda-${query.channel}-${now().toISOString().slice(0, 10)}.csv`,
        type: `${CSV}; charset=utf-8`,
        parts: await useCases.exportSubscriptions(access, shopId, query.channel),
      },
    }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/marketing/import',
      audience: 'staff',
      summary: 'Takes in a file of addresses, or says what it would do; suppressed ones are refused (MK-4).',
      rate: 'staff',
      isLarge: true,
      params,
      body: importRequest,
      answer: importReport,
    },
    async ({ params: { shopId }, body }, { access }) => {
      const report = await useCases.importSubscriptions(access, shopId, body);
      return { body: { ...report, invalidLines: [...report.invalidLines] } };
    },
  ),
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/marketing/entries/:subscriptionId',
      audience: 'staff',
      summary: 'A person asked the shop to stop: withdrawn, address deleted, marked (MK-4).',
      rate: 'staff',
      params: subscriptionParams,
    },
    async ({ params: { shopId, subscriptionId } }, { access }) => {
      await useCases.withdrawForPerson(access, shopId, subscriptionId);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/unsubscribe/look',
      audience: 'visitor',
      summary: 'What the link in a mailing of a shop is about; changes nothing.',
      rate: 'read',
      body: confirmationRequest,
      answer: confirmationLookResponse,
    },
    async ({ body }) => {
      const question = await useCases.lookAtUnsubscribe(body.secret);
      return { body: { ...question, paragraphs: [...question.paragraphs] } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/unsubscribe/confirm',
      audience: 'visitor',
      summary: 'Takes a consent to offers back, without login or reason (CO-6, MK-4).',
      rate: 'read',
      body: confirmationRequest,
      answer: confirmationResponse,
    },
    async ({ body }) => {
      const { title, paragraphs } = await useCases.unsubscribe(body.secret);
      return { body: { title, paragraphs: [...paragraphs], next: null } };
    },
  ),
];
