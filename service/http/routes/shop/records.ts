import type { UseCases } from '../../../desks/use-cases.ts';
import { AUTHORITY_HOURS, CONTROLLER_HOURS } from '../../../domain/breach/breach.ts';
import type { BreachView } from '../../../domain/breach/breach-register.ts';
import type { ProcessingRecord } from '../../../domain/processing-record/processing-record.ts';
import {
  type BreachEntry,
  breachDraftResponse,
  breachesResponse,
  breachParams,
  breachRequest,
  breachTextsResponse,
  breachView,
  type RecordView,
  recordQuery,
  recordResponse,
  shopBreachParams,
} from '../../../protocol/api/records-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { Locale } from '../../../protocol/vocabulary.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; now(): Date };

const HOUR_MS = 3_600_000;
const params = idParams('shopId', shopIdField);
const hoursAfter = (at: Date, hours: number): string =>
  new Date(at.getTime() + hours * HOUR_MS).toISOString();

const entryView = ({ breach, notices }: BreachView): BreachEntry => ({
  id: breach.id,
  shopId: breach.shopId,
  isDrill: breach.isDrill,
  kinds: [...breach.kinds],
  natures: [...breach.natures],
  reach: breach.reach,
  from: breach.from.toISOString(),
  to: breach.to.toISOString(),
  foundAt: breach.foundAt.toISOString(),
  what: breach.what,
  consequences: breach.consequences,
  measures: breach.measures,
  openedAt: breach.openedAt.toISOString(),
  state: breach.state,
  tellBy: hoursAfter(breach.foundAt, CONTROLLER_HOURS),
  notices: notices.map(({ shopId, shopName, leads, conversations, accounts, persons, notifiedAt }) => ({
    shopId,
    shopName,
    leads,
    conversations,
    accounts,
    persons,
    notifiedAt: notifiedAt?.toISOString() ?? null,
    authorityBy: notifiedAt === null ? null : hoursAfter(notifiedAt, AUTHORITY_HOURS),
  })),
});

/** Records of processing and the register of breaches. Rules: PR-4, SE-4. */
export const recordRoutes = ({ useCases, now }: Deps): Route[] => {
  const recordView = (record: ProcessingRecord, locale: Locale): RecordView => ({
    kind: record.kind,
    title: record.title,
    lead: record.lead,
    generatedAt: now().toISOString(),
    locale,
    sections: record.sections.map(({ code, title, facts }) => ({
      code,
      title,
      facts: facts.map(({ label, values }) => ({ label, values: [...values] })),
    })),
  });
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/shops/:shopId/record',
        audience: 'staff',
        summary: 'Record of processing of the controller, Art. 30(1), from the settings as they are now.',
        rate: 'staff',
        params,
        query: recordQuery,
        answer: recordResponse,
      },
      async ({ params: { shopId }, query: { locale } }, { access }) => ({
        body: recordView(await useCases.controllerRecord(access, shopId, locale), locale),
      }),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/record',
        audience: 'staff',
        summary: 'Record of processing of the operator, Art. 30(2).',
        rate: 'staff',
        query: recordQuery,
        answer: recordResponse,
      },
      async ({ query: { locale } }, { access }) => ({
        body: recordView(await useCases.processorRecord(access, locale), locale),
      }),
    ),
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
        body: { breaches: (await useCases.listBreaches(access)).map(entryView) },
      }),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/breaches',
        audience: 'staff',
        summary: 'Opens a breach, or a drill, and counts what it reaches in each shop.',
        rate: 'staff',
        status: 201,
        body: breachRequest,
        answer: breachView,
      },
      async ({ body }, { access }) => ({
        body: entryView(
          await useCases.openBreach(access, {
            ...body,
            from: new Date(body.from),
            to: new Date(body.to),
            foundAt: new Date(body.foundAt),
          }),
        ),
      }),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/breaches/:breachId/notify',
        audience: 'staff',
        summary: 'Tells each controller by mail; a drill tells nobody.',
        rate: 'staff',
        params: breachParams,
        body: emptyRequest,
        answer: breachView,
      },
      async ({ params: { breachId } }, { access }) => ({
        body: entryView(await useCases.notifyBreach(access, breachId)),
      }),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/breaches/:breachId/close',
        audience: 'staff',
        summary: 'Closes a breach; the entry stays for five years.',
        rate: 'staff',
        params: breachParams,
        body: emptyRequest,
        answer: breachView,
      },
      async ({ params: { breachId } }, { access }) => ({
        body: entryView(await useCases.closeBreach(access, breachId)),
      }),
    ),
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
        body: { texts: [...(await useCases.breachDraft(access, breachId, locale))] },
      }),
    ),
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
        body: { breaches: (await useCases.listShopBreaches(access, shopId)).map(entryView) },
      }),
    ),
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
        body: await useCases.breachTexts(access, shopId, breachId, locale),
      }),
    ),
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
          parts: await useCases.affectedPeople(access, shopId, breachId),
        },
      }),
    ),
  ];
};
