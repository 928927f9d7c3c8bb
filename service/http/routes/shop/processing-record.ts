import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  documentParams,
  documentResponse,
  recordExportQuery,
  recordQuery,
  recordResponse,
  recordVersionParams,
  recordVersionResponse,
  recordVersionsResponse,
} from '../../../protocol/api/records-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { recordCsv, recordVersionsView, recordVersionView, recordView } from '../../../views/record-views.ts';
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
      summary: 'The same record, or an earlier version of it, as CSV: part, name, value.',
      rate: 'staff',
      params,
      query: recordExportQuery,
      files: ['text/csv'],
    },
    async ({ params: { shopId }, query: { locale, version } }, { access }) => {
      const earlier =
        version === undefined ? null : await desk.readRecordVersion(access, shopId, version, locale);
      const record = earlier?.record ?? (await desk.controllerRecord(access, shopId, locale));
      const from = earlier?.version.from ?? now();
      const name = `zgoda-art30-${locale}-${from.toISOString().slice(0, 10)}.csv`;
      const bytes = new TextEncoder().encode(recordCsv(record));
      return fileAnswer(name, 'text/csv; charset=utf-8', bytes);
    },
  );

const listVersions = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/record/versions',
      audience: 'staff',
      summary: 'What the record said before, and from when to when.',
      rate: 'staff',
      params,
      answer: recordVersionsResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: recordVersionsView(await desk.listRecordVersions(access, shopId)),
    }),
  );

const readVersion = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/record/versions/:version',
      audience: 'staff',
      summary: 'One version of the record, and what it changed.',
      rate: 'staff',
      params: recordVersionParams,
      query: recordQuery,
      answer: recordVersionResponse,
    },
    async ({ params: { shopId, version }, query: { locale } }, { access }) => ({
      body: recordVersionView(await desk.readRecordVersion(access, shopId, version, locale), locale),
    }),
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

/** Record of processing of the controller, and the documents that go with it. Rule: PR-4. */
export const shopRecordRoutes = (deps: Deps): Route[] => [
  readRecord(deps),
  exportRecord(deps),
  listVersions(deps),
  readVersion(deps),
  readDocument(deps),
];
