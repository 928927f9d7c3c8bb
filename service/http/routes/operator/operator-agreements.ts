import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { MAX_FILE_BYTES } from '../../../domain/agreement/written-agreement.ts';
import {
  agreementLinesResponse,
  agreementParams,
  agreementSummary,
} from '../../../protocol/api/agreement-api.ts';
import { agreementLineView, objectionView, summaryView } from '../../../views/agreement-views.ts';
import { agreementDownloadRoutes } from '../../agreement-files.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['agreements']; now(): Date };

const BASE = '/v1/staff/operator/shops/:shopId/agreement';

const listAgreements = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/operator/agreements',
      audience: 'staff',
      summary: 'The agreements of all shops, and objections to sub-processors.',
      rate: 'staff',
      answer: agreementLinesResponse,
    },
    async (_input, { access }) => {
      const lines = await desk.agreementLines(access);
      const objections = await desk.subProcessorObjections();
      const nameOf = new Map(lines.map(({ shopId, shopName }) => [shopId, shopName]));
      return {
        body: {
          lines: lines.map(agreementLineView),
          objections: objections.map((objection) => objectionView(objection, nameOf)),
        },
      };
    },
  );

const countersign = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: `${BASE}/:agreementId/countersigned`,
      audience: 'staff',
      summary:
        'Sends the copy that both have signed, a PDF of at most 10 MB; the agreement binds and the shop gets it.',
      rate: 'staff',
      params: agreementParams,
      upload: MAX_FILE_BYTES,
      answer: agreementSummary,
    },
    async ({ params: { shopId, agreementId } }, { access, upload = new Uint8Array() }) => ({
      body: summaryView(await desk.countersign(access, shopId, agreementId, upload)),
    }),
  );

/** No shop content. */
export const operatorAgreementRoutes = (deps: Deps): Route[] => [
  listAgreements(deps),
  countersign(deps),
  ...agreementDownloadRoutes(deps, `${BASE}/:agreementId`, 'operator'),
];
