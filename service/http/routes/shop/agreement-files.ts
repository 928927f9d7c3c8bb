import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { MAX_FILE_BYTES } from '../../../domain/agreement/written-agreement.ts';
import { agreementParams, agreementSummary, packQuery } from '../../../protocol/api/agreement-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { summaryView } from '../../../views/agreement-views.ts';
import { agreementDownloadRoutes } from '../../agreement-files.ts';
import { fileAnswer } from '../../file-answer.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['agreements']; now(): Date };

const BASE = '/v1/staff/shops/:shopId/agreement/:agreementId';

const printAgreement = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/print`,
      audience: 'staff',
      summary: 'Takes the document to paper: the PDF then has two signature blocks.',
      rate: 'staff',
      params: agreementParams,
      body: emptyRequest,
      answer: agreementSummary,
    },
    async ({ params: { shopId, agreementId } }, { access }) => ({
      body: summaryView(await desk.printAgreementForm(access, shopId, agreementId)),
    }),
  );

const uploadScan = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: `${BASE}/scan`,
      audience: 'staff',
      summary: 'Sends the signed scan: a PDF of at most 10 MB.',
      rate: 'staff',
      params: agreementParams,
      upload: MAX_FILE_BYTES,
      answer: agreementSummary,
    },
    async ({ params: { shopId, agreementId } }, { access, upload = new Uint8Array() }) => ({
      body: summaryView(await desk.uploadScan(access, shopId, agreementId, upload)),
    }),
  );

const downloadVettingPack = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/agreements/vetting-pack',
      audience: 'staff',
      summary: 'What a controller looks at before it chooses this processor (Art. 28(1)), as a PDF.',
      rate: 'pdf',
      query: packQuery,
      files: ['application/pdf'],
    },
    async ({ query }, { access }) => {
      const file = await desk.vettingPack(query.locale ?? access.staff.locale);
      return fileAnswer(file.name, 'application/pdf', file.bytes);
    },
  );

/** Rules: PR-2, PR-6. */
export const agreementFileRoutes = (deps: Deps): Route[] => [
  ...agreementDownloadRoutes(deps, BASE, 'shop'),
  printAgreement(deps),
  uploadScan(deps),
  downloadVettingPack(deps),
];
