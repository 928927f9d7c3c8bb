import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { MAX_FILE_BYTES } from '../../../domain/agreement/written-agreement.ts';
import {
  agreementLinesResponse,
  agreementParams,
  agreementSummary,
  endAgreementRequest,
  graceRequest,
} from '../../../protocol/api/agreement-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { agreementLineView, objectionView, summaryView } from '../../../views/agreement-views.ts';
import { agreementDownloadRoutes } from '../../agreement-files.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['agreements']; now(): Date };

const params = idParams('shopId', shopIdField);
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

const grantGrace = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/grace`,
      audience: 'staff',
      summary: 'Lets a shop that moved here collect for up to 30 days until its paper is signed; once (D7).',
      rate: 'staff',
      params,
      body: graceRequest,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await desk.grantGrace(access, shopId, body.days);
      return {};
    },
  );

const endAgreement = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/end`,
      audience: 'staff',
      summary: "Ends a shop's agreement; its name is typed (D7).",
      rate: 'staff',
      params,
      body: endAgreementRequest,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await desk.endAgreementByOperator(access, shopId, body.name);
      return {};
    },
  );

const uploadFile =
  (kind: 'scan' | 'countersigned') =>
  ({ desk }: Deps): Route =>
    defineRoute(
      {
        method: 'put',
        path: `${BASE}/:agreementId/${kind}`,
        audience: 'staff',
        summary:
          kind === 'scan'
            ? 'Keeps the signed paper that came by post: PDF, PNG or JPEG of at most 10 MB.'
            : 'Sends the copy that both have signed; the agreement binds and the shop gets it.',
        rate: 'staff',
        params: agreementParams,
        upload: MAX_FILE_BYTES,
        answer: agreementSummary,
      },
      async ({ params: { shopId, agreementId } }, { access, upload = new Uint8Array() }) => {
        const keep = kind === 'scan' ? desk.uploadScanByOperator : desk.countersign;
        return { body: summaryView(await keep(access, shopId, agreementId, upload)) };
      },
    );

const refuseAgreement = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/:agreementId/refuse`,
      audience: 'staff',
      summary: 'Refuses what the shop has signed on paper; the company is told by mail.',
      rate: 'staff',
      params: agreementParams,
      body: emptyRequest,
      answer: agreementSummary,
    },
    async ({ params: { shopId, agreementId } }, { access }) => ({
      body: summaryView(await desk.refuseAgreement(access, shopId, agreementId)),
    }),
  );

/** The other party's side: every shop's state, countersigning. No content of any shop. */
export const operatorAgreementRoutes = (deps: Deps): Route[] => [
  listAgreements(deps),
  grantGrace(deps),
  endAgreement(deps),
  uploadFile('scan')(deps),
  uploadFile('countersigned')(deps),
  refuseAgreement(deps),
  ...agreementDownloadRoutes(deps, `${BASE}/:agreementId`, 'operator'),
];
