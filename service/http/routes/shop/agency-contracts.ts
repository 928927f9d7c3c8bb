import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { notFound } from '../../../domain/model/base/domain-error.ts';
import {
  acceptContractRequest,
  contractEvidenceResponse,
  contractResponse,
  draftContractRequest,
} from '../../../protocol/api/agency-contract-api.ts';
import { grantParams } from '../../../protocol/api/shop-api.ts';
import { contractStandingView } from '../../../views/agency-contract-views.ts';
import { fileAnswer } from '../../file-answer.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['settings']; now(): Date };

const BASE = '/v1/staff/shops/:shopId/grants/:grantId/contract';

const readContract = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: BASE,
      audience: 'staff',
      summary: 'The contract between the shop and an agency with access, with its words.',
      rate: 'staff',
      params: grantParams,
      answer: contractResponse,
    },
    async ({ params: { shopId, grantId } }, { access }) => ({
      body: contractStandingView(await desk.readContract(access, shopId, grantId)),
    }),
  );

const draftContract = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: BASE,
      audience: 'staff',
      summary: 'Prepares the contract with the agency, to be read and accepted by both sides.',
      rate: 'staff',
      status: 201,
      params: grantParams,
      body: draftContractRequest,
      answer: contractResponse,
    },
    async ({ params: { shopId, grantId }, body }, { access }) => {
      await desk.draftContract(access, shopId, grantId, body);
      return { body: contractStandingView(await desk.readContract(access, shopId, grantId)) };
    },
  );

const acceptContract = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/accept`,
      audience: 'staff',
      summary:
        'Accepts the words that were read, for one side; when both have, the agency may see people’s data.',
      rate: 'staff',
      params: grantParams,
      body: acceptContractRequest,
      answer: contractResponse,
    },
    async ({ params: { shopId, grantId }, body }, { access }) => {
      const { sha256, signatoryRole } = body;
      await desk.acceptContract(access, shopId, grantId, { sha256, signatoryRole });
      return { body: contractStandingView(await desk.readContract(access, shopId, grantId)) };
    },
  );

const downloadPdf = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${BASE}/pdf`,
      audience: 'staff',
      summary: 'The contract as a tagged PDF, with its number, its hash and who accepted it.',
      rate: 'pdf',
      params: grantParams,
      files: ['application/pdf'],
    },
    async ({ params: { shopId, grantId } }, { access }) => {
      const file = await desk.printContract(access, shopId, grantId);
      return fileAnswer(file.name, 'application/pdf', file.bytes);
    },
  );

const readEvidence = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${BASE}/evidence`,
      audience: 'staff',
      summary: 'Everything that proves the contract, as one JSON with the verdict (PR-2).',
      rate: 'staff',
      params: grantParams,
      answer: contractEvidenceResponse,
    },
    async ({ params: { shopId, grantId } }, { access }) => {
      const { contract } = await desk.readContract(access, shopId, grantId);
      if (contract === null) throw notFound();
      return {
        body: {
          format: 'zgoda-agency-contract/1' as const,
          exportedAt: now().toISOString(),
          contract: { ...contract },
          publicKeys: desk.publicKeys().map(({ keyId, publicKeyPem }) => ({ keyId, publicKeyPem })),
          verdict: desk.judgeContract(contract),
        },
      };
    },
  );

/** Rule: PR-2. */
export const agencyContractRoutes = (deps: Deps): Route[] => [
  readContract(deps),
  draftContract(deps),
  acceptContract(deps),
  downloadPdf(deps),
  readEvidence(deps),
];
