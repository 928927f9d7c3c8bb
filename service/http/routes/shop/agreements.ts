import type { UseCases } from '../../../desks/use-cases.ts';
import { agreementReader } from '../../../domain/agreement/agreement-access.ts';
import { TEMPLATE_VERSION } from '../../../domain/agreement/compose-agreement.ts';
import { type FileKind, MAX_FILE_BYTES } from '../../../domain/agreement/written-agreement.ts';
import type { AgreementDocument } from '../../../domain/model/agreement/agreement.ts';
import { notFound } from '../../../domain/model/base/domain-error.ts';
import type { EvidenceSigner } from '../../../domain/model/base/ports.ts';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import {
  acceptAgreementsRequest,
  acceptAgreementsResponse,
  agreementDocumentResponse,
  agreementEvidenceResponse,
  agreementFileParams,
  agreementOverviewResponse,
  agreementParams,
  agreementSummary,
  draftAgreementRequest,
  endAgreementRequest,
  objectionRequest,
  packQuery,
} from '../../../protocol/api/agreement-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { documentView, fileAnswer, overviewView, summaryView } from '../../agreement-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

export type AgreementRouteDeps = {
  useCases: UseCases;
  rateLimits: RateLimits;
  signer: EvidenceSigner;
  now(): Date;
  deployment: Deployment;
  operatorName: string | null;
};
const params = idParams('shopId', shopIdField);
const BASE = '/v1/staff/shops/:shopId/agreement';
const FILE_ENDINGS = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;
/** What a file that belongs to the document may be. */
export const AGREEMENT_FILE_TYPES = Object.keys(FILE_ENDINGS);

/** Everything that shows who agreed to which words and when, with the service's own verdict. Rule: PR-2. */
export const agreementEvidence = (
  { useCases, signer, now }: Pick<AgreementRouteDeps, 'useCases' | 'signer' | 'now'>,
  document: AgreementDocument,
) => ({
  format: 'zgoda-agreement/1' as const,
  generatedAt: now().toISOString(),
  document: { ...document },
  publicKeys: signer.publicKeys().map(({ keyId, publicKeyPem }) => ({ keyId, publicKeyPem })),
  verdict: useCases.judgeAgreement(document),
});

/** @throws DomainError not_found */
export const agreementFileAnswer = async (
  useCases: UseCases,
  scope: ShopScope,
  document: AgreementDocument,
  kind: FileKind,
) => {
  const found = await useCases.agreementFile(scope, document, kind);
  if (found === null) throw notFound();
  const { file, bytes } = found;
  return fileAnswer(`${kind}-${document.id.slice(-6)}.${FILE_ENDINGS[file.type]}`, file.type, bytes);
};

/** @throws DomainError not_found */
export const agreementPdfAnswer = async (
  useCases: UseCases,
  scope: ShopScope,
  document: AgreementDocument,
) => {
  const file = await useCases.agreementPdf(scope, document.id);
  if (file === null) throw notFound();
  return fileAnswer(file.name, 'application/pdf', file.bytes);
};

/** The data-processing agreement of a shop, for its owner or its agency. Rules: D7, PR-2, PR-3. */
export const agreementRoutes = (deps: AgreementRouteDeps): Route[] => {
  const { useCases } = deps;
  /** Downloads are written down: they hold names and signatures. */
  const told = (access: Access, document: AgreementDocument, action: string) =>
    useCases.recordAct({
      actor: access.staff.id,
      shopId: document.shopId,
      action,
      target: document.id,
      outcome: 'ok',
    });
  return [
    defineRoute(
      {
        method: 'get',
        path: BASE,
        audience: 'staff',
        summary: 'Where the shop stands with its data-processing agreement.',
        rate: 'staff',
        params,
        answer: agreementOverviewResponse,
      },
      async ({ params: { shopId } }, { access }) => {
        const { shop } = agreementReader(access, shopId);
        const overview = await useCases.agreementOverview(access, shopId);
        const { deployment, operatorName } = deps;
        const about = { shop, deployment, operatorName, currentVersion: TEMPLATE_VERSION };
        return { body: overviewView(overview, { ...about, personName: access.staff.name }) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: BASE,
        audience: 'staff',
        summary: 'Makes the document to be read and signed, with the company data in its words (PR-2).',
        rate: 'staff',
        status: 201,
        params,
        body: draftAgreementRequest,
        answer: agreementDocumentResponse,
      },
      async ({ params: { shopId }, body }, { access }) => ({
        body: documentView(await useCases.draftAgreement(access, shopId, body)),
      }),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/agreements/accept',
        audience: 'staff',
        summary: 'Accepts documents that were read, each by its hash; they bind after the mail is confirmed.',
        rate: 'staff',
        body: acceptAgreementsRequest,
        answer: acceptAgreementsResponse,
      },
      async ({ body }, { access }) => {
        await takeTypedMail(deps.rateLimits, access, null);
        const accepted = await useCases.acceptAgreements(access, body.documents, body.authority);
        return { body: { documents: accepted.map(summaryView) } };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId`,
        audience: 'staff',
        summary: 'One document with its words.',
        rate: 'staff',
        params: agreementParams,
        answer: agreementDocumentResponse,
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        const { document } = await useCases.readAgreement(access, shopId, agreementId);
        return { body: documentView(document) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/pdf`,
        audience: 'staff',
        summary: 'The document as a tagged PDF, with its number and hash at the foot.',
        rate: 'pdf',
        params: agreementParams,
        files: ['application/pdf'],
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        const { scope, document } = await useCases.readAgreement(access, shopId, agreementId);
        await told(access, document, 'agreement.download');
        return agreementPdfAnswer(useCases, scope, document);
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/evidence`,
        audience: 'staff',
        summary: 'Everything that proves the agreement, as one JSON with the verdict (PR-2).',
        rate: 'staff',
        params: agreementParams,
        answer: agreementEvidenceResponse,
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        const { document } = await useCases.readAgreement(access, shopId, agreementId);
        await told(access, document, 'agreement.evidence');
        return { body: agreementEvidence(deps, document) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: `${BASE}/:agreementId/resend`,
        audience: 'staff',
        summary: 'Sends the mail with the confirming link once more.',
        rate: 'staff',
        params: agreementParams,
        body: emptyRequest,
        answer: agreementSummary,
      },
      async ({ params: { shopId, agreementId } }, { access }) => {
        await takeTypedMail(deps.rateLimits, access, null);
        return { body: summaryView(await useCases.resendAgreement(access, shopId, agreementId)) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: `${BASE}/:agreementId/print`,
        audience: 'staff',
        summary: 'Takes the document to paper: the PDF then has two signature blocks.',
        rate: 'staff',
        params: agreementParams,
        body: emptyRequest,
        answer: agreementSummary,
      },
      async ({ params: { shopId, agreementId } }, { access }) => ({
        body: summaryView(await useCases.printAgreementForm(access, shopId, agreementId)),
      }),
    ),
    ...(['scan', 'authority'] as const).map((kind) =>
      defineRoute(
        {
          method: 'put',
          path: `${BASE}/:agreementId/${kind}`,
          audience: 'staff',
          summary:
            kind === 'scan'
              ? 'Sends the signed scan: PDF, PNG or JPEG of at most 10 MB.'
              : 'Sends the written authority of an agency: PDF, PNG or JPEG of at most 10 MB.',
          rate: 'staff',
          params: agreementParams,
          upload: MAX_FILE_BYTES,
          answer: agreementSummary,
        },
        async ({ params: { shopId, agreementId } }, { access, upload = new Uint8Array() }) => {
          const keep = kind === 'scan' ? useCases.uploadScan : useCases.uploadAuthority;
          return { body: summaryView(await keep(access, shopId, agreementId, upload)) };
        },
      ),
    ),
    defineRoute(
      {
        method: 'get',
        path: `${BASE}/:agreementId/files/:kind`,
        audience: 'staff',
        summary: 'A file that belongs to the document, to be saved.',
        rate: 'staff',
        params: agreementFileParams,
        files: AGREEMENT_FILE_TYPES,
      },
      async ({ params: { shopId, agreementId, kind } }, { access }) => {
        const { scope, document } = await useCases.readAgreement(access, shopId, agreementId);
        await told(access, document, 'agreement.download');
        return agreementFileAnswer(useCases, scope, document, kind);
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: `${BASE}/end`,
        audience: 'staff',
        summary: "Ends the agreement: nothing personal is kept from then on. The shop's name is typed (D7).",
        rate: 'staff',
        params,
        body: endAgreementRequest,
      },
      async ({ params: { shopId }, body }, { access }) => {
        await useCases.endAgreement(access, shopId, body.name);
        return {};
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: `${BASE}/objections`,
        audience: 'staff',
        summary: 'Objects to a new sub-processor within 14 days (PR-3).',
        rate: 'staff',
        params,
        body: objectionRequest,
      },
      async ({ params: { shopId }, body }, { access }) => {
        await useCases.objectToSubProcessor(access, shopId, body.subProcessorId, body.reason);
        return {};
      },
    ),
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
        const file = await useCases.vettingPack(query.locale ?? access.staff.locale);
        return fileAnswer(file.name, 'application/pdf', file.bytes);
      },
    ),
  ];
};
