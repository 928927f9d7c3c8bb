import type { Locale, ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, OFFER_LIFE_MS, OPEN_STATES } from '../model/agreement/agreement.ts';
import {
  type AgreementCompany,
  companyOf,
  partyFaults,
  tidyParty,
} from '../model/agreement/agreement-party.ts';
import { liveVariables } from '../model/agreement/agreement-variables.ts';
import { inForce } from '../model/agreement/sub-processor.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type AgreementDeps, requireOperatorParty } from './agreement-deps.ts';
import { changeDocument } from './change-document.ts';
import { composeAgreement } from './compose-agreement.ts';
import { requireStatement } from './operator-statement.ts';

export type NewAgreement = { locale: Locale; company: AgreementCompany };

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'subProcessors'
  | 'organisations'
  | 'clock'
  | 'ids'
  | 'digest'
  | 'recordAct'
  | 'deployment'
  | 'operator'
  | 'templateVersion'
  | 'origin'
>;

/** At most one is open. */
export const dropOpenDocuments = async (
  deps: Pick<AgreementDeps, 'agreementDocuments'>,
  scope: ShopScope,
  by: string,
  now: Date,
): Promise<void> => {
  for (const document of await deps.agreementDocuments.listByShop(scope)) {
    if (!OPEN_STATES.includes(document.state)) continue;
    await changeDocument(deps, scope, document, {
      state: 'terminated',
      endedAt: now,
      endedBy: by,
      expiresAt: new Date(now.getTime() + OFFER_LIFE_MS),
    });
  }
};

/**
 * Freezes a document from the shop's settings.
 * @throws DomainError not_found, forbidden, conflict, invalid_request with faults. Rule: PR-2.
 */
export const makeDraftAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, given: NewAgreement): Promise<AgreementDocument> => {
    const { scope, shop } = shopWith(access, shopId, 'agreements');
    const operator = requireOperatorParty(deps);
    const now = deps.clock.now();
    const company = tidyParty(given.company);
    const faults = partyFaults(company);
    if (Object.keys(faults).length > 0)
      throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
        fields: faults,
      });
    const list = await deps.subProcessors.current();
    const subProcessors = inForce(list?.entries ?? [], now.toISOString().slice(0, 10));
    requireStatement(operator, subProcessors);
    const organisation = await deps.organisations.get(shop.organisationId);
    if (organisation !== null && JSON.stringify(organisation.company) !== JSON.stringify(companyOf(company)))
      await deps.organisations.update(organisation.id, { company: companyOf(company) });
    await dropOpenDocuments(deps, scope, access.staff.id, now);
    const variables = liveVariables(shop, {
      operator,
      company,
      serviceUrl: deps.origin(),
      subProcessorVersion: list?.version ?? 0,
      subProcessors,
    });
    const text = composeAgreement(variables, given.locale, deps.templateVersion);
    const document: AgreementDocument = {
      id: deps.ids.next('dpa'),
      shopId,
      state: 'offered',
      method: 'electronic',
      locale: given.locale,
      templateVersion: deps.templateVersion,
      variables,
      text,
      sha256: deps.digest.sha256Hex(text),
      createdBy: access.staff.id,
      createdAt: now,
      acceptance: null,
      scan: null,
      countersigned: null,
      activeAt: null,
      priorId: null,
      endedAt: null,
      endedBy: null,
      seal: null,
      expiresAt: new Date(now.getTime() + OFFER_LIFE_MS),
    };
    await deps.agreementDocuments.insert(scope, document);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.offer',
      target: document.id,
      outcome: 'ok',
      details: { version: deps.templateVersion },
    });
    return document;
  };
