import type { GrantId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import {
  type AgencyContract,
  type AgencyContractStore,
  type ContractKind,
  type ContractVariables,
  UNFINISHED_LIFE_MS,
} from '../model/agreement/agency-contract.ts';
import type { AgreementDocumentStore, AgreementStore } from '../model/agreement/agreement-store.ts';
import { dataTypesOf } from '../model/agreement/agreement-variables.ts';
import { readBinding } from '../model/agreement/read-binding.ts';
import { inForce } from '../model/agreement/sub-processor.ts';
import type { SubProcessorStore } from '../model/agreement/sub-processor-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Company } from '../model/staff/company.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { GrantStore, OrganisationStore } from '../model/staff/staff-store.ts';
import { CONTRACT_TEMPLATE_VERSION, composeContract } from './compose-contract.ts';
import { contractReader } from './contract-access.ts';
import { type TellOfContractDeps, tellOfContract } from './tell-of-contract.ts';

export type ContractDeps = TellOfContractDeps & {
  grants: GrantStore;
  agencyContracts: AgencyContractStore;
  organisations: OrganisationStore;
  agreements: Pick<AgreementStore, 'get'>;
  agreementDocuments: Pick<AgreementDocumentStore, 'get'>;
  subProcessors: Pick<SubProcessorStore, 'current'>;
  operatorName: string | null;
  clock: Clock;
  ids: Ids;
  digest: Digest;
  recordAct: RecordAct;
};

const refuse = (missing: string, sentence: string): DomainError =>
  new DomainError('conflict', sentence, { details: { missing } });

/** Fallback: the controller that the notices name. */
const controllerOf = (shop: Shop, company: Company | null): Company => {
  if (company !== null) return company;
  const { name, address, email } = shop.controller;
  if (name === '' || address === '') {
    throw refuse('controller', 'Name the controller of the shop in its settings first.');
  }
  return { legalName: name, address, taxId: '', registerNo: '', country: '', contactEmail: email };
};

/** Sub-processors need a binding agreement. Art. 28(2), (4) GDPR. */
const requireSubProcessor = async (
  deps: ContractDeps,
  scope: ShopScope,
  agency: Company,
): Promise<Pick<ContractVariables, 'agreement' | 'subProcessorVersion'>> => {
  const { head, binding } = await readBinding(deps, scope);
  if (head?.state !== 'active' || binding === null || binding.activeAt === null) {
    throw refuse('agreement', 'The shop has no agreement with the operator that the agency could join.');
  }
  const list = await deps.subProcessors.current();
  const today = deps.clock.now().toISOString().slice(0, 10);
  const isNamed = inForce(list?.entries ?? [], today).some(
    ({ name, since }) => name === agency.legalName && since <= today,
  );
  if (!isNamed) {
    throw refuse(
      'sub_processor',
      `The operator does not name ${agency.legalName} in its list of sub-processors. Choose "processor of the shop", or ask the operator.`,
    );
  }
  return {
    agreement: { id: binding.id, sha256: binding.sha256, activeAt: binding.activeAt.toISOString() },
    subProcessorVersion: list?.version ?? 0,
  };
};

/**
 * Drafts the contract and mails the agency's owners.
 * @throws DomainError not_found, forbidden, conflict with `missing`
 */
export const makeDraftContract =
  (deps: ContractDeps) =>
  async (
    access: Access,
    shopId: ShopId,
    grantId: GrantId,
    given: { kind: ContractKind; locale: Locale },
  ): Promise<AgencyContract> => {
    const { scope, shop, grant, sides } = await contractReader(deps, access, shopId, grantId);
    if (!sides.includes('shop')) {
      throw new DomainError('forbidden', 'An owner of the shop prepares the contract.');
    }
    if (grant.contractId !== null) throw refuse('nothing', 'The contract with this agency binds already.');
    const [owner, agency] = await Promise.all([
      deps.organisations.get(shop.organisationId),
      deps.organisations.get(grant.agencyId),
    ]);
    if (agency?.company == null) {
      throw refuse('agency_company', 'The agency has not filled in its company data yet.');
    }
    const joined =
      given.kind === 'processor'
        ? { agreement: null, subProcessorVersion: 0 }
        : await requireSubProcessor(deps, scope, agency.company);
    const variables: ContractVariables = {
      kind: given.kind,
      shop: { id: shop.id, name: shop.name, url: shop.url },
      controller: controllerOf(shop, owner?.company ?? null),
      agency: agency.company,
      role: grant.role,
      dataTypes: dataTypesOf(shop),
      serviceUrl: deps.origin(),
      operatorName: deps.operatorName,
      ...joined,
    };
    const text = composeContract(variables, given.locale);
    const now = deps.clock.now();
    const contract: AgencyContract = {
      id: deps.ids.next('agc'),
      shopId,
      grantId,
      agencyId: grant.agencyId,
      locale: given.locale,
      templateVersion: CONTRACT_TEMPLATE_VERSION,
      variables,
      text,
      sha256: deps.digest.sha256Hex(text),
      createdBy: access.staff.id,
      createdAt: now,
      acceptances: [],
      boundAt: null,
      seal: null,
      expiresAt: new Date(now.getTime() + UNFINISHED_LIFE_MS),
    };
    await deps.agencyContracts.insert(scope, contract);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'contract.offer',
      target: contract.id,
      outcome: 'ok',
      details: { agencyId: grant.agencyId, kind: given.kind },
    });
    await tellOfContract(deps, scope, { shop, contract, side: 'agency', actor: access.staff.id });
    return contract;
  };
