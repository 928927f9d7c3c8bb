import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  importReport,
  importRequest,
  marketingExportQuery,
  marketingResponse,
  removeImportedQuery,
  removeImportedResponse,
  subscriptionParams,
  subscriptionsResponse,
} from '../../../protocol/api/marketing-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { subscriptionsView } from '../../../views/marketing-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['marketing']; now(): Date };

const params = idParams('shopId', shopIdField);
const CSV = 'text/csv';

const readNumbers = ({ desk }: Deps): Route =>
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
      body: { channels: await desk.marketingNumbers(access, shopId) },
    }),
  );

const listEntries = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/marketing/entries',
      audience: 'staff',
      reads: 'marketing.list',
      summary: 'The newest 200 entries with their addresses; the reading is written down (PR-6).',
      rate: 'staff',
      params,
      answer: subscriptionsResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      return { body: subscriptionsView(await desk.listSubscriptions(access, shopId)) };
    },
  );

const exportEntries = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/marketing/export',
      audience: 'staff',
      reads: 'marketing.export',
      summary: 'The confirmed list of one channel as CSV, each with proof and unsubscribe link (MK-2, MK-3).',
      rate: 'wholeList',
      params,
      query: marketingExportQuery,
      files: [CSV],
    },
    async ({ params: { shopId }, query }, { access }) => ({
      file: {
        name: `zgoda-${query.channel}-${now().toISOString().slice(0, 10)}.csv`,
        type: `${CSV}; charset=utf-8`,
        parts: await desk.exportSubscriptions(access, shopId, query.channel),
      },
    }),
  );

const importEntries = ({ desk }: Deps): Route =>
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
      const report = await desk.importSubscriptions(access, shopId, body);
      return { body: { ...report, invalidLines: [...report.invalidLines] } };
    },
  );

const removeImported = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/marketing/imported',
      audience: 'staff',
      summary: 'Takes imported addresses of one channel back; nobody is marked as withdrawn.',
      rate: 'staff',
      params,
      query: removeImportedQuery,
      answer: removeImportedResponse,
    },
    async ({ params: { shopId }, query }, { access }) => ({
      body: { removed: await desk.removeImported(access, shopId, query.channel) },
    }),
  );

const withdrawForPerson = ({ desk }: Deps): Route =>
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
      await desk.withdrawForPerson(access, shopId, subscriptionId);
      return {};
    },
  );

export const marketingRoutes = (deps: Deps): Route[] => [
  readNumbers(deps),
  listEntries(deps),
  exportEntries(deps),
  importEntries(deps),
  removeImported(deps),
  withdrawForPerson(deps),
];
