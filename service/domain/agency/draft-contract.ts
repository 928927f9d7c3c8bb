import type { GrantId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import {
  type AgencyContract,
  type AgencyContractStore,
  type ContractVariables,
  UNFINISHED_LIFE_MS,
} from '../model/agreement/agency-contract.ts';
import { dataTypesOf } from '../model/agreement/agreement-variables.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
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
    given: { locale: Locale },
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
    const variables: ContractVariables = {
      shop: { id: shop.id, name: shop.name, url: shop.url },
      controller: controllerOf(shop, owner?.company ?? null),
      agency: agency.company,
      role: grant.role,
      dataTypes: dataTypesOf(shop),
      serviceUrl: deps.origin(),
      operatorName: deps.operatorName,
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
      details: { agencyId: grant.agencyId },
    });
    await tellOfContract(deps, scope, { shop, contract, side: 'agency', actor: access.staff.id });
    return contract;
  };
