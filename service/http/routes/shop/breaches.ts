import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  assessmentRequest,
  breachDraftResponse,
  breachesResponse,
  breachParams,
  breachRequest,
  breachView as breachSchema,
  breachTextsResponse,
  recordQuery,
  shopBreachParams,
} from '../../../protocol/api/records-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { breachView as breachEntry } from '../../../views/record-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['breaches'] };

const params = idParams('shopId', shopIdField);

const openBreach = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/breaches',
      audience: 'staff',
      summary: 'Opens a breach with the shops that it reaches.',
      rate: 'staff',
      status: 201,
      body: breachRequest,
      answer: breachSchema,
    },
    async ({ body }, { access }) => ({
      body: breachEntry(
        await desk.openBreach(access, {
          ...body,
          from: new Date(body.from),
          to: new Date(body.to),
          foundAt: new Date(body.foundAt),
        }),
      ),
    }),
  );

const notifyBreach = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/breaches/:breachId/notify',
      audience: 'staff',
      summary: 'Tells each controller by mail.',
      rate: 'staff',
      params: breachParams,
      body: emptyRequest,
      answer: breachSchema,
    },
    async ({ params: { breachId } }, { access }) => ({
      body: breachEntry(await desk.notifyBreach(access, breachId)),
    }),
  );

const closeBreach = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/breaches/:breachId/close',
      audience: 'staff',
      summary: 'Closes a breach; the entry stays for five years.',
      rate: 'staff',
      params: breachParams,
      body: emptyRequest,
      answer: breachSchema,
    },
    async ({ params: { breachId } }, { access }) => ({
      body: breachEntry(await desk.closeBreach(access, breachId)),
    }),
  );

const draftLetters = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/breaches/:breachId/draft',
      audience: 'staff',
      summary: 'What each controller reads or would read, for whoever opened it.',
      rate: 'staff',
      params: breachParams,
      query: recordQuery,
      answer: breachDraftResponse,
    },
    async ({ params: { breachId }, query: { locale } }, { access }) => ({
      body: { texts: [...(await desk.breachDraft(access, breachId, locale))] },
    }),
  );

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

const assessBreach = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/breaches/:breachId/assessment',
      audience: 'staff',
      summary:
        'How the controller judges the risk for people, and why; each judgement stays in the register.',
      rate: 'staff',
      params: shopBreachParams,
      body: assessmentRequest,
      answer: breachSchema,
    },
    async ({ params: { shopId, breachId }, body }, { access }) => ({
      body: breachEntry(await desk.assessBreach(access, shopId, breachId, body)),
    }),
  );

const listPeople = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/breaches/:breachId/people',
      audience: 'staff',
      reads: 'breach.list',
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

/** Rule: SE-4. */
export const breachRoutes = (deps: Deps): Route[] => [
  openBreach(deps),
  notifyBreach(deps),
  closeBreach(deps),
  draftLetters(deps),
  listBreaches(deps),
  readTexts(deps),
  assessBreach(deps),
  listPeople(deps),
];
