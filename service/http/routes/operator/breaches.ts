import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import {
  breachDraftResponse,
  breachesResponse,
  breachParams,
  breachRequest,
  breachView as breachSchema,
  recordQuery,
} from '../../../protocol/api/records-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { breachView as breachEntry } from '../../../views/record-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['breaches'] };

const listBreaches = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/breaches',
      audience: 'staff',
      summary: "The operator's register of breaches, with numbers by shop.",
      rate: 'staff',
      answer: breachesResponse,
    },
    async (_input, { access }) => ({
      body: { breaches: (await desk.listBreaches(access)).map(breachEntry) },
    }),
  );

const openBreach = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/breaches',
      audience: 'staff',
      summary: 'Opens a breach, or a drill, and counts what it reaches in each shop.',
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
      summary: 'Tells each controller by mail; a drill tells nobody.',
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

/** Opens, notifies and closes breaches, for the operator and for a shop that found one itself. Rule: SE-4. */
export const breachRoutes = (deps: Deps): Route[] => [
  listBreaches(deps),
  openBreach(deps),
  notifyBreach(deps),
  closeBreach(deps),
  draftLetters(deps),
];
