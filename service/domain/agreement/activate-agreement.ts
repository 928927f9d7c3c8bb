import {
  type Agreement,
  type AgreementDocument,
  EVIDENCE_LIFE_MS,
  noAgreement,
} from '../model/agreement/agreement.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { sealedEvidence } from './agreement-evidence.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords } from './compose-agreement.ts';
import { controllerAddresses, isShopAsked } from './controller-owners.ts';

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'clock'
  | 'signer'
  | 'recordAct'
  | 'publishNotices'
  | 'queueMail'
  | 'origin'
  | 'shops'
  | 'memberships'
  | 'staff'
  | 'grants'
>;

/** What follows once the gate names a document: those before it have ended, and open forms show the new words. */
const followGate = async (
  deps: Deps,
  { scope, document, at, actor }: { scope: ShopScope; document: AgreementDocument; at: Date; actor: string },
): Promise<void> => {
  for (const other of await deps.agreementDocuments.listByShop(scope)) {
    // A later one is about to take its place.
    if (other.state !== 'active' || other.id === document.id || (other.activeAt ?? at) > at) continue;
    await changeDocument(deps, scope, other, {
      state: 'superseded',
      endedAt: at,
      endedBy: actor,
      endReason: 'replaced',
      expiresAt: new Date(at.getTime() + EVIDENCE_LIFE_MS),
    });
  }
  await deps.publishNotices(scope);
};

/** Where an agency signed for the shop, its owners get the copy too: the agency typed the address of the company. */
const sendCopies = async (deps: Deps, scope: ShopScope, active: AgreementDocument): Promise<void> => {
  const { company, position } = active.variables;
  const shop = position.kind === 'on_behalf' ? await deps.shops.get(scope) : null;
  const owners = shop === null ? [] : await controllerAddresses(deps, shop, active.agencyId);
  for (const to of new Set([company.contactEmail, ...owners])) {
    await deps.queueMail(scope, {
      kind: 'agreement_copy',
      locale: active.locale,
      to,
      words: agreementWords(active.locale).mails.copy,
      gaps: { ...documentGaps(active), link: agreementLink(deps, scope.shopId) },
      ref: active.id,
      onceFor: to === company.contactEmail ? `${active.id} active` : `${active.id} active ${to}`,
      attachedAgreement: active.id,
    });
  }
};

/** An end shuts the gate before it ends the documents: one that was cut in between leaves them as they were. */
export const isBehindEnd = (
  { state, activeAt, createdAt }: AgreementDocument,
  head: Agreement | null,
): boolean =>
  head?.state === 'terminated' &&
  (state === 'active' && activeAt !== null ? head.since >= activeAt : head.since > createdAt);

/**
 * An agency has begun it and has no access to the shop any more. Where the owners of the shop are asked, the word of the one
 * who presses carries it.
 */
export const isLeftBehind = async (
  deps: Pick<AgreementDeps, 'grants'>,
  scope: ShopScope,
  document: AgreementDocument,
): Promise<boolean> => {
  const { agencyId, state } = document;
  if (agencyId === null || state === 'active' || isShopAsked(document)) return false;
  const grants = await deps.grants.listByShop(scope);
  return !grants.some((grant) => grant.agencyId === agencyId && grant.until === null);
};

export const agencyHasLeft = (): DomainError =>
  new DomainError(
    'conflict',
    'The agency that began this document has no access to the shop any more. An owner of the shop can conclude a new one.',
  );

const sentOf = ({ subProcessorSent }: Agreement, { variables }: AgreementDocument) =>
  subProcessorSent.filter(({ id }) => variables.subProcessors.some((entry) => entry.id === id));

/**
 * A document ended while the gate was opened for it: the gate goes back to the one that it named before, while that one is
 * in force, and else shuts. Rule: D7.
 */
const takeGateBack = async (
  deps: Pick<Deps, 'agreements' | 'agreementDocuments' | 'clock'>,
  scope: ShopScope,
  head: Agreement | null,
): Promise<void> => {
  const boundId = head?.state === 'active' ? head.bindingId : null;
  const isBound = async (): Promise<boolean> =>
    boundId !== null && (await deps.agreementDocuments.get(scope, boundId))?.state === 'active';
  if (head !== null && (await isBound())) {
    await deps.agreements.put(scope, head);
    // Asked again, since it may have ended between the look and the write.
    if (await isBound()) return;
  }
  await deps.agreements.put(scope, { ...noAgreement(scope.shopId, deps.clock.now()), state: 'terminated' });
};

/**
 * Puts a document into force. Writes the document first, then the gate, then the end of the document before it. Safe to
 * interrupt: until the gate is written it names the document before; call again to complete. Rules: D7, PR-2.
 * @throws DomainError conflict when it was ended, is behind an end that was cut short, or its agency has left
 */
export const activateAgreement = async (
  deps: Deps,
  scope: ShopScope,
  document: AgreementDocument,
  actor: string,
): Promise<AgreementDocument> => {
  const head = await deps.agreements.get(scope);
  const at = document.activeAt ?? deps.clock.now();
  if (isBehindEnd(document, head))
    throw new DomainError('conflict', 'This agreement has been ended. Reload and check it.');
  if (await isLeftBehind(deps, scope, document)) throw agencyHasLeft();
  if (document.state === 'active' && head?.bindingId === document.id) {
    await followGate(deps, { scope, document, at, actor });
    return document;
  }
  if (document.state === 'active' && head?.state === 'active' && head.bindingId !== null) {
    const bound = await deps.agreementDocuments.get(scope, head.bindingId);
    if (bound !== null && (bound.activeAt ?? at) > at)
      throw new DomainError('conflict', 'A newer agreement binds already. Reload and check it.');
  }
  const priorId = head?.state === 'active' ? head.bindingId : document.priorId;
  const acceptance =
    document.acceptance === null
      ? null
      : { ...document.acceptance, confirmedAt: document.acceptance.confirmedAt ?? at };
  const binding = { ...document, state: 'active' as const, activeAt: at, priorId, acceptance };
  const active =
    document.state === 'active'
      ? document
      : await changeDocument(deps, scope, document, {
          state: 'active',
          activeAt: at,
          priorId,
          acceptance,
          seal: deps.signer.sign(sealedEvidence(binding)),
          expiresAt: null,
        });
  if (active === null)
    throw new DomainError('conflict', 'This agreement has just been changed. Reload and check it.');
  // Mail and act before the gate opens, since the same call does neither once it is open.
  await sendCopies(deps, scope, active);
  await deps.recordAct({
    actor,
    shopId: scope.shopId,
    action: 'agreement.active',
    target: document.id,
    outcome: 'ok',
    details: { version: document.templateVersion, method: document.method },
  });
  await deps.agreements.put(scope, {
    ...noAgreement(scope.shopId, at),
    state: 'active',
    bindingId: document.id,
    subProcessorTold: document.variables.subProcessorVersion,
    // Days for an objection that run already run on; what this document does not name is told anew.
    subProcessorSent: head?.state === 'active' ? sentOf(head, document) : [],
  });
  // Ended between the two writes above: then it does not bind, and the gate must not name it.
  const again = await deps.agreementDocuments.get(scope, document.id);
  if (again?.state !== 'active') {
    await takeGateBack(deps, scope, head);
    throw new DomainError('conflict', 'This agreement has just been ended. Reload and check it.');
  }
  await followGate(deps, { scope, document, at, actor });
  return active;
};
