import type { AgreementId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, OFFER_LIFE_MS } from '../model/agreement/agreement.ts';
import {
  type AgreementCompany,
  companyOf,
  isSameCompany,
  partyFaults,
  tidyParty,
} from '../model/agreement/agreement-party.ts';
import { liveVariables, type Position } from '../model/agreement/agreement-variables.ts';
import { readBinding } from '../model/agreement/read-binding.ts';
import { inForce } from '../model/agreement/sub-processor.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { requireMailServer } from '../model/mail/mailer.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import { requireSigner, type Signer } from './agreement-access.ts';
import { type AgreementDeps, requireOperatorParty } from './agreement-deps.ts';
import { changeDocument } from './change-document.ts';
import { composeAgreement } from './compose-agreement.ts';
import { requireControllerAddresses } from './controller-owners.ts';
import { requireStatement } from './operator-statement.ts';

/** In which position the shop's side wants to sign. */
export type WantedPosition =
  | { kind: 'controller' }
  | { kind: 'on_behalf'; proof: 'declared' | 'uploaded' | 'mail' }
  | { kind: 'chain'; ownAgreementOn: string };
export type NewAgreement = { locale: Locale; company: AgreementCompany; position: WantedPosition };

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'agreementFiles'
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
  | 'mailer'
  | 'memberships'
  | 'staff'
>;

const refuse = (fields: Record<string, string>): DomainError =>
  new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', { fields });

/** Who may sign as what: an owner as controller, an agency for the shop or as its processor, never as controller. */
const positionOf = (signer: Signer, wanted: WantedPosition, now: Date): Position => {
  if (signer.capacity === 'controller') {
    if (wanted.kind === 'controller') return { kind: 'controller' };
    throw refuse({ position: 'only an agency can sign for someone else' });
  }
  switch (wanted.kind) {
    case 'controller':
      throw new DomainError(
        'forbidden',
        'An agency is not the controller of another company’s shop. Sign on behalf of the shop, or as its processor.',
      );
    case 'on_behalf':
      return { kind: 'on_behalf', agencyName: signer.agency.name, proof: wanted.proof };
    case 'chain':
      if (wanted.ownAgreementOn > now.toISOString().slice(0, 10)) {
        throw refuse({ 'position.ownAgreementOn': 'must not be in the future' });
      }
      return {
        kind: 'chain',
        controllerName: signer.shop.controller.name || signer.shop.name,
        controllerContact: signer.shop.controller.email,
        ownAgreementOn: wanted.ownAgreementOn,
      };
  }
};

/** The organisation whose company signs: the agency itself in a chain, the merchant otherwise. */
const partyOrganisation = async (
  deps: Deps,
  signer: Signer,
  position: Position,
): Promise<Organisation | null> =>
  position.kind === 'chain' && signer.capacity === 'agency'
    ? deps.organisations.get(signer.agency.id)
    : deps.organisations.get(signer.shop.organisationId);

/** A document that ends before it was in force. */
export const abandoned = (by: string, now: Date) =>
  ({
    state: 'terminated',
    endedAt: now,
    endedBy: by,
    endReason: 'abandoned',
    expiresAt: new Date(now.getTime() + OFFER_LIFE_MS),
  }) as const;

/** Ends what was begun and not signed, so that one document at a time is open. @throws DomainError conflict */
export const dropOpenDocuments = async (
  deps: Pick<AgreementDeps, 'agreementDocuments' | 'agreementFiles'>,
  signer: Pick<Signer, 'scope'>,
  by: string,
  now: Date,
  reach: 'unsigned' | 'all',
  isMeant: (document: AgreementDocument) => boolean = () => true,
): Promise<void> => {
  const documents = (await deps.agreementDocuments.listByShop(signer.scope)).filter(isMeant);
  if (reach === 'unsigned' && documents.some(({ state }) => isSigned(state))) {
    throw new DomainError(
      'conflict',
      'A signed document is already waiting for the operator. Whoever began it, or an owner of the shop, can take it back first.',
    );
  }
  for (const document of documents) {
    const isOpen = document.state === 'offered' || document.state === 'accepted_pending_mail';
    if (!isOpen && document.state !== 'printed' && !(reach === 'all' && isSigned(document.state))) continue;
    await changeDocument(deps, signer.scope, document, abandoned(by, now));
  }
};
const isSigned = (state: AgreementDocument['state']): boolean =>
  state === 'received_signed' || state === 'countersigned';

/**
 * Makes the document that will be signed, with its words frozen, from the shop's live settings.
 * @throws DomainError not_found, forbidden, conflict, invalid_request with the faults of the company data. Rule: PR-2.
 */
export const makeDraftAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, given: NewAgreement): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const operator = requireOperatorParty(deps);
    const now = deps.clock.now();
    const position = positionOf(signer, given.position, now);
    // Its words say that the shop confirmed the authority by mail.
    if (position.kind === 'on_behalf' && position.proof === 'mail') {
      requireMailServer(deps.mailer);
      const agencyId = signer.capacity === 'agency' ? signer.agency.id : null;
      await requireControllerAddresses(deps, signer.shop, agencyId);
    }
    const company = tidyParty(given.company);
    const faults = partyFaults(company);
    if (Object.keys(faults).length > 0) throw refuse(faults);
    const { head, binding } = await readBinding(deps, signer.scope);
    if (signer.capacity === 'agency' && head?.state === 'active' && binding?.agencyId === null) {
      throw new DomainError(
        'conflict',
        'The shop has concluded its agreement itself. Its owner must end it before an agency can sign.',
      );
    }
    const organisation = await partyOrganisation(deps, signer, position);
    const known = organisation?.company ?? null;
    if (position.kind === 'on_behalf' && known !== null && !isSameCompany(known, company)) {
      throw refuse({ 'company.legalName': `must be the company that owns the shop: ${known.legalName}` });
    }
    if (
      organisation !== null &&
      position.kind !== 'on_behalf' &&
      JSON.stringify(known) !== JSON.stringify(companyOf(company))
    ) {
      await deps.organisations.update(organisation.id, { company: companyOf(company) });
    }
    const list = await deps.subProcessors.current();
    const subProcessors = inForce(list?.entries ?? [], now.toISOString().slice(0, 10));
    requireStatement(operator, subProcessors);
    await dropOpenDocuments(deps, signer, access.staff.id, now, 'unsigned');
    const variables = liveVariables(signer.shop, {
      operator,
      company,
      position,
      serviceUrl: deps.origin(),
      subProcessorVersion: list?.version ?? 0,
      subProcessors,
    });
    const text = composeAgreement(variables, given.locale, deps.templateVersion);
    const id: AgreementId = deps.ids.next('dpa');
    const document: AgreementDocument = {
      id,
      shopId,
      state: 'offered',
      method: 'electronic',
      locale: given.locale,
      templateVersion: deps.templateVersion,
      variables,
      text,
      sha256: deps.digest.sha256Hex(text),
      agencyId: signer.capacity === 'agency' ? signer.agency.id : null,
      createdBy: access.staff.id,
      createdAt: now,
      acceptance: null,
      authorityFile: null,
      scan: null,
      countersigned: null,
      activeAt: null,
      priorId: head?.bindingId ?? null,
      endedAt: null,
      endedBy: null,
      endReason: null,
      seal: null,
      expiresAt: new Date(now.getTime() + OFFER_LIFE_MS),
    };
    await deps.agreementDocuments.insert(signer.scope, document);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.offer',
      target: id,
      outcome: 'ok',
      details: { version: deps.templateVersion, position: position.kind },
    });
    return document;
  };
