import { MAX_FILE_BYTES } from '../../../domain/agreement/written-agreement.ts';
import type { ShopStore } from '../../../domain/model/shop/shop-store.ts';
import {
  agreementEvidenceResponse,
  agreementFileParams,
  agreementLinesResponse,
  agreementParams,
  agreementSummary,
  endAgreementRequest,
  endSubProcessorRequest,
  graceRequest,
  subProcessorParams,
  subProcessorRequest,
  subProcessorsResponse,
} from '../../../protocol/api/agreement-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { summaryView } from '../../agreement-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import {
  AGREEMENT_FILE_TYPES,
  type AgreementRouteDeps,
  agreementEvidence,
  agreementFileAnswer,
  agreementPdfAnswer,
} from '../shop/agreements.ts';
import { subProcessorsView } from './sub-processors.ts';

const params = idParams('shopId', shopIdField);
const BASE = '/v1/staff/operator/shops/:shopId/agreement';

/** The other party's side: every shop's state, countersigning, sub-processors. No content of any shop. */
export const operatorAgreementRoutes = (
  deps: AgreementRouteDeps & { shops: Pick<ShopStore, 'listByIds'> },
): Route[] => {
  const { useCases } = deps;
  const list = async () => ({ body: await subProcessorsView(deps) });
  return [
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
        const lines = await useCases.agreementLines(access);
        const objections = await useCases.subProcessorObjections();
        const nameOf = new Map(lines.map(({ shopId, shopName }) => [shopId, shopName]));
        return {
          body: {
            lines: lines.map((line) => ({
              shopId: line.shopId,
              shopName: line.shopName,
              organisationName: line.organisationName,
              state: line.head?.state ?? ('none' as const),
              mayCollect: line.mayCollect,
              graceUntil: line.head?.graceUntil?.toISOString() ?? null,
              binding: line.binding === null ? null : summaryView(line.binding),
              open: line.open === null ? null : summaryView(line.open),
              renewal: [...line.renewal],
            })),
            objections: objections.map(({ shopId, subProcessorId, reason, at }) => ({
              shopId,
              shopName: nameOf.get(shopId) ?? '',
              subProcessorId,
              reason,
              at: at.toISOString(),
            })),
          },
        };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: `${BASE}/grace`,
        audience: 'staff',
        summary:
          'Lets a shop that moved here collect for up to 30 days until its paper is signed; once (D7).',
        rate: 'staff',
        params,
        body: graceRequest,
      },
      async ({ params: { shopId }, body }, { access }) => {
        await useCases.grantGrace(access, shopId, body.days);
        return {};
      },
    ),
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
        await useCases.endAgreementByOperator(access, shopId, body.name);
        return {};
      },
    ),
    ...(['scan', 'countersigned'] as const).map((kind) =>
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
          const keep = kind === 'scan' ? useCases.uploadScanByOperator : useCases.countersign;
          return { body: summaryView(await keep(access, shopId, agreementId, upload)) };
        },
      ),
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/pdf`,
        audience: 'staff',
        summary: 'The document as a PDF, for the other party.',
        rate: 'pdf',
        params: agreementParams,
        files: ['application/pdf'],
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        const found = await useCases.readAgreement(access, shopId, agreementId, 'operator');
        return agreementPdfAnswer(useCases, found.scope, found.document);
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/evidence`,
        audience: 'staff',
        summary: 'The evidence of the agreement, for the other party.',
        rate: 'pdf',
        params: agreementParams,
        answer: agreementEvidenceResponse,
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        const { document } = await useCases.readAgreement(access, shopId, agreementId, 'operator');
        return { body: agreementEvidence(deps, document) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/files/:kind`,
        audience: 'staff',
        summary: 'A file that belongs to the document, for the other party.',
        rate: 'pdf',
        params: agreementFileParams,
        files: AGREEMENT_FILE_TYPES,
      },
      async ({ params: { shopId, agreementId, kind } }, { access }) => {
        const found = await useCases.readAgreement(access, shopId, agreementId, 'operator');
        return agreementFileAnswer(useCases, found.scope, found.document, kind);
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/operator/sub-processors',
        audience: 'staff',
        summary: 'Announces a sub-processor: every bound shop is written to, 30 days ahead (PR-3).',
        rate: 'staff',
        status: 201,
        body: subProcessorRequest,
        answer: subProcessorsResponse,
      },
      async ({ body }, { access }) => {
        await useCases.addSubProcessor(access, body);
        return list();
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/operator/sub-processors/:subProcessorId/end',
        audience: 'staff',
        summary: 'Notes until when a sub-processor is used.',
        rate: 'staff',
        params: subProcessorParams,
        body: endSubProcessorRequest,
        answer: subProcessorsResponse,
      },
      async ({ params: { subProcessorId }, body }, { access }) => {
        await useCases.endSubProcessor(access, subProcessorId, body.until);
        return list();
      },
    ),
  ];
};
