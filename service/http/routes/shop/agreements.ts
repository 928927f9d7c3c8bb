import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { agreementReader } from '../../../domain/agreement/agreement-access.ts';
import { AGREEMENT_TEMPLATE_VERSION } from '../../../domain/agreement/compose-agreement.ts';
import {
  acceptAgreementRequest,
  agreementDocumentResponse,
  agreementOverviewResponse,
  agreementParams,
  agreementSummary,
  draftAgreementRequest,
  endAgreementRequest,
} from '../../../protocol/api/agreement-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { objectionRequest } from '../../../protocol/api/sub-processor-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { documentView, overviewView, summaryView } from '../../../views/agreement-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = {
  desk: ConsoleDesk['agreements'];
  rateLimits: RateLimits;
  deployment: Deployment;
  operatorName: string | null;
};

const params = idParams('shopId', shopIdField);
const BASE = '/v1/staff/shops/:shopId/agreement';

const readOverview = (deps: Deps): Route =>
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
      const overview = await deps.desk.agreementOverview(access, shopId);
      const { deployment, operatorName } = deps;
      const about = { shop, deployment, operatorName, currentVersion: AGREEMENT_TEMPLATE_VERSION };
      return { body: overviewView(overview, { ...about, personName: access.staff.name }) };
    },
  );

const draftAgreement = ({ desk }: Deps): Route =>
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
      body: documentView(await desk.draftAgreement(access, shopId, body)),
    }),
  );

const acceptAgreement = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/:agreementId/accept`,
      audience: 'staff',
      summary: 'Accepts the document that was read, by its hash; it binds after the mail is confirmed.',
      rate: 'staff',
      params: agreementParams,
      body: acceptAgreementRequest,
      answer: agreementSummary,
    },
    async ({ params: { shopId, agreementId }, body }, { access }) => {
      await takeTypedMail(deps.rateLimits, access, null);
      return { body: summaryView(await deps.desk.acceptAgreement(access, shopId, agreementId, body.sha256)) };
    },
  );

const readAgreement = ({ desk }: Deps): Route =>
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
      const { document } = await desk.readAgreement(access, shopId, agreementId);
      return { body: documentView(document) };
    },
  );

const resendMail = (deps: Deps): Route =>
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
      return { body: summaryView(await deps.desk.resendAgreement(access, shopId, agreementId)) };
    },
  );

const endAgreement = ({ desk }: Deps): Route =>
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
      await desk.endAgreement(access, shopId, body.name);
      return {};
    },
  );

const objectToSubProcessor = ({ desk }: Deps): Route =>
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
      await desk.objectToSubProcessor(access, shopId, body.subProcessorId, body.reason);
      return {};
    },
  );

/** Rules: D7, PR-2, PR-3. */
export const agreementRoutes = (deps: Deps): Route[] => [
  readOverview(deps),
  draftAgreement(deps),
  readAgreement(deps),
  acceptAgreement(deps),
  resendMail(deps),
  endAgreement(deps),
  objectToSubProcessor(deps),
];
