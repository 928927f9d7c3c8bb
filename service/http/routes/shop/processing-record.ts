import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  documentParams,
  documentResponse,
  recordQuery,
  recordResponse,
} from '../../../protocol/api/records-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { recordCsv, recordView } from '../../../views/record-views.ts';
import { fileAnswer } from '../../file-answer.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['records']; now(): Date };

const params = idParams('shopId', shopIdField);

const readRecord = ({ desk, now }: Deps): Route =>
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
      body: recordView(await desk.controllerRecord(access, shopId, locale), locale, now()),
    }),
  );

const exportRecord = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/record/export',
      audience: 'staff',
      summary: 'The same record as CSV: part, name, value.',
      rate: 'staff',
      params,
      query: recordQuery,
      files: ['text/csv'],
    },
    async ({ params: { shopId }, query: { locale } }, { access }) => {
      const record = await desk.controllerRecord(access, shopId, locale);
      const name = `zgoda-art30-${locale}-${now().toISOString().slice(0, 10)}.csv`;
      const bytes = new TextEncoder().encode(recordCsv(record));
      return fileAnswer(name, 'text/csv; charset=utf-8', bytes);
    },
  );

const readDocument = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/documents/:document',
      audience: 'staff',
      summary:
        'A document made from the settings of today, as a page to print: impact assessment, balancing test, transfers, notice for staff, accessibility.',
      rate: 'staff',
      params: documentParams,
      query: recordQuery,
      answer: documentResponse,
    },
    async ({ params: { shopId, document }, query: { locale } }, { access }) => ({
      body: await desk.readDocument(access, shopId, document, locale),
    }),
  );

/** Rule: PR-4. */
export const shopRecordRoutes = (deps: Deps): Route[] => [
  readRecord(deps),
  exportRecord(deps),
  readDocument(deps),
];
