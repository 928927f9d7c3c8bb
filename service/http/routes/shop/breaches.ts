import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  breachesResponse,
  breachTextsResponse,
  recordQuery,
  shopBreachParams,
} from '../../../protocol/api/records-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { breachView as breachEntry } from '../../../views/record-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['records'] };

const params = idParams('shopId', shopIdField);

const listBreaches = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/breaches',
      audience: 'staff',
      summary: 'The register of one shop: its own breaches, and those it was told of.',
      rate: 'staff',
      params,
      answer: breachesResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: { breaches: (await desk.listShopBreaches(access, shopId)).map(breachEntry) },
    }),
  );

const readTexts = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/breaches/:breachId/texts',
      audience: 'staff',
      summary: 'Notice to the controller, drafts for the authority and for the people.',
      rate: 'staff',
      params: shopBreachParams,
      query: recordQuery,
      answer: breachTextsResponse,
    },
    async ({ params: { shopId, breachId }, query: { locale } }, { access }) => ({
      body: await desk.breachTexts(access, shopId, breachId, locale),
    }),
  );

const listPeople = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/breaches/:breachId/people',
      audience: 'staff',
      summary: 'The people concerned, opened for the shop alone, as CSV.',
      rate: 'staff',
      params: shopBreachParams,
      files: ['text/csv'],
    },
    async ({ params: { shopId, breachId } }, { access }) => ({
      file: {
        name: `zgoda-breach-${breachId.slice(-6)}.csv`,
        type: 'text/csv; charset=utf-8',
        parts: await desk.affectedPeople(access, shopId, breachId),
      },
    }),
  );

/** The register of breaches of one shop. Rule: SE-4. */
export const shopBreachRoutes = (deps: Deps): Route[] => [
  listBreaches(deps),
  readTexts(deps),
  listPeople(deps),
];
