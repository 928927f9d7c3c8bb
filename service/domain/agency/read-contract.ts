import type { GrantId, ShopId } from '../../protocol/vocabulary.ts';
import { type EvidenceVerdict, judgeSealedText } from '../agreement/agreement-evidence.ts';
import { agreementWords, momentText } from '../agreement/compose-agreement.ts';
import type { AgencyContract, AgencyContractStore } from '../model/agreement/agency-contract.ts';
import type { AgreementPrinter } from '../model/agreement/agreement-printer.ts';
import { parseAgreementText } from '../model/agreement/agreement-text.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Digest, EvidenceSigner, SignatureVerifier } from '../model/base/ports.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { GrantStore } from '../model/staff/staff-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import {
  CONTRACT_TEMPLATE_VERSION,
  composeContract,
  contractWords,
  sealedContract,
} from './compose-contract.ts';
import { type ContractReader, contractReader } from './contract-access.ts';

type Deps = { grants: GrantStore; agencyContracts: AgencyContractStore };

export type ContractStanding = ContractReader & {
  /** Binding contract, or newest draft. */
  contract: AgencyContract | null;
};

/** @throws DomainError not_found */
export const makeReadContract =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, grantId: GrantId): Promise<ContractStanding> => {
    const reader = await contractReader(deps, access, shopId, grantId);
    const { scope, grant } = reader;
    const contract =
      grant.contractId === null
        ? ((await deps.agencyContracts.listByGrant(scope, grantId))[0] ?? null)
        : await deps.agencyContracts.get(scope, grant.contractId);
    return { ...reader, contract };
  };

/** Verifies the evidence of a contract. Rule: PR-2. */
export const verifyContract = (
  contract: AgencyContract,
  deps: { digest: Pick<Digest, 'sha256Hex'>; signer: EvidenceSigner; verifySignature: SignatureVerifier },
): EvidenceVerdict => {
  const { text, sha256, seal, variables, locale, templateVersion } = contract;
  const remade = templateVersion === CONTRACT_TEMPLATE_VERSION ? composeContract(variables, locale) : null;
  const signed = contract.boundAt === null ? null : sealedContract(contract);
  return judgeSealedText({ text, sha256, remade, seal, signed }, deps.signer.publicKeys(), deps);
};

/** The contract as a file, with its acceptances. @throws DomainError not_found */
export const makePrintContract =
  (deps: Deps & { printAgreement: AgreementPrinter; recordAct: RecordAct }) =>
  async (access: Access, shopId: ShopId, grantId: GrantId): Promise<{ name: string; bytes: Uint8Array }> => {
    const { contract } = await makeReadContract(deps)(access, shopId, grantId);
    if (contract === null) throw notFound();
    const { locale, acceptances } = contract;
    const { print } = agreementWords(locale);
    const words = contractWords(locale);
    const blocks = parseAgreementText(contract.text);
    const title = blocks.find(({ kind }) => kind === 'title');
    const told = acceptances.map((one) => {
      const unproven = one.isAddressProven ? '' : ` ${words.unproven}`;
      return fillGaps(`${words.sides[one.side]}: ${print.acceptedText}${unproven}`, {
        email: one.email,
        name: one.name,
        role: one.role,
        statement: one.statement,
        at: momentText(one.at, locale),
      });
    });
    const bytes = await deps.printAgreement({
      locale,
      title: title?.kind === 'title' ? title.text : contract.id,
      author: contract.variables.controller.legalName,
      createdAt: contract.createdAt,
      blocks,
      foot: [
        `${print.documentId} ${contract.id}, ${print.version} ${contract.templateVersion}`,
        `${print.hash}: ${contract.sha256}`,
      ],
      page: print.page,
      acceptance: told.length === 0 ? null : { heading: print.accepted, text: told.join(' ') },
      signatures: null,
    });
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'contract.download',
      target: contract.id,
      outcome: 'ok',
    });
    const day = contract.createdAt.toISOString().slice(0, 10);
    return { name: `${words.fileName}-${day}-${contract.id.slice(-6)}.pdf`, bytes };
  };
