import type { OrganisationId, ShopId } from '../../protocol/vocabulary.ts';
import {
  type AgreementDocument,
  type EndReason,
  EVIDENCE_LIFE_MS,
  noAgreement,
} from '../model/agreement/agreement.ts';
import { readBinding } from '../model/agreement/read-binding.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { operatorReader, requireSigner } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords, momentText } from './compose-agreement.ts';
import { dropOpenDocuments } from './draft-agreement.ts';
import { factTo, type PartyDeps, partyAddresses } from './party-addresses.ts';

type Deps = PartyDeps &
  Pick<
    AgreementDeps,
    | 'agreements'
    | 'agreementDocuments'
    | 'agreementFiles'
    | 'clock'
    | 'recordAct'
    | 'publishNotices'
    | 'queueMail'
    | 'origin'
  >;

/**
 * Ends what a shut gate left behind. The documents that were bound come last: while one is active, the end was cut
 * short. Rule: D7.
 * @param end by and reason are null where the process that knew them died
 */
export const finishEnd = async (
  deps: PartyDeps & Pick<Deps, 'agreementDocuments' | 'queueMail' | 'origin'>,
  scope: ShopScope,
  { at, by, reason }: End,
  active: readonly AgreementDocument[],
): Promise<void> => {
  for (const document of active)
    for (const to of await partyAddresses(deps, scope, document))
      await deps.queueMail(scope, {
        kind: 'agreement_copy',
        locale: document.locale,
        to,
        words: agreementWords(document.locale).mails.ended,
        gaps: {
          ...documentGaps(document),
          at: momentText(at, document.locale),
          link: agreementLink(deps, scope.shopId),
        },
        onceFor: factTo(document, `${document.id} ended`, to),
      });
  await endDocuments(deps, scope, { at, by, reason }, active);
};

type End = { at: Date; by: string | null; reason: EndReason | null };
const endDocuments = async (
  deps: Pick<Deps, 'agreementDocuments'>,
  scope: ShopScope,
  { at, by, reason }: End,
  active: readonly AgreementDocument[],
): Promise<void> => {
  for (const document of active)
    await changeDocument(deps, scope, document, {
      state: 'terminated',
      endedAt: at,
      endedBy: by,
      endReason: reason,
      expiresAt: new Date(at.getTime() + EVIDENCE_LIFE_MS),
    });
};

/**
 * Shuts the gate first, then ends what was bound: from then on nothing personal is kept. Rule: D7.
 * @throws DomainError conflict where no document was ever in force: time to sign goes on
 */
const endBinding = async (deps: Deps, scope: ShopScope, actor: string, reason: EndReason): Promise<void> => {
  const head = await deps.agreements.get(scope);
  const bound = (await deps.agreementDocuments.listByShop(scope)).filter(({ state }) => state === 'active');
  if (bound.length === 0 && (head === null || head.state === 'none')) {
    throw new DomainError(
      'conflict',
      'This shop has no agreement that could end. A document that is not in force can be taken back.',
    );
  }
  const now = deps.clock.now();
  const shut = () => deps.agreements.put(scope, { ...noAgreement(scope.shopId, now), state: 'terminated' });
  await shut();
  await deps.recordAct({
    actor,
    shopId: scope.shopId,
    action: 'agreement.end',
    target: head?.bindingId ?? scope.shopId,
    outcome: 'ok',
    details: { reason },
  });
  await deps.publishNotices(scope);
  await dropOpenDocuments(deps, { scope }, actor, now, 'all');
  const active = (await deps.agreementDocuments.listByShop(scope)).filter(({ state }) => state === 'active');
  await finishEnd(deps, scope, { at: now, by: actor, reason }, active);
  // Put into force meanwhile by a call that saw its document before it was ended.
  const since = await deps.agreements.get(scope);
  if (since?.state !== 'active' || !active.some(({ id }) => id === since.bindingId)) return;
  await shut();
  await deps.publishNotices(scope);
};

const requireName = (typed: string, name: string): void => {
  if (typed.trim() === name) return;
  throw new DomainError('invalid_request', 'Type the name of the shop to end its agreement.', {
    fields: { name: `must be ${name}` },
  });
};

/** The owner ends it; an agency only what it signed itself. @throws DomainError not_found, forbidden, invalid_request, conflict */
export const makeEndAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, typedName: string): Promise<void> => {
    const signer = requireSigner(access, shopId);
    requireName(typedName, signer.shop.name);
    if (signer.capacity === 'agency') {
      const { binding } = await readBinding(deps, signer.scope);
      if (binding === null || binding.agencyId !== signer.agency.id) {
        throw new DomainError(
          'forbidden',
          'An agency can end only an agreement that it has signed. Ask an owner of the shop.',
        );
      }
    }
    await endBinding(deps, signer.scope, access.staff.id, 'ended_by_shop');
  };

/** @throws DomainError not_found, invalid_request, conflict */
export const makeEndAgreementByOperator =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, typedName: string): Promise<void> => {
    const { scope, shop } = await operatorReader(deps, access, shopId);
    requireName(typedName, shop.name);
    await endBinding(deps, scope, access.staff.id, 'ended_by_operator');
  };

/**
 * An agency leaves: what it has begun is dropped, and the chain over it ends with its access. Where another document binds by
 * then, that one stays, so a shop moves from one agency to the next without a gap. An agreement in force that was signed on
 * behalf of the shop is the shop's own and stays too. Called before the access ends and again behind it, since a link may
 * be pressed in between. Rule: D7.
 */
export const makeCloseAgencyChain =
  (deps: Deps) =>
  async (scope: ShopScope, agencyId: OrganisationId, actor: string): Promise<void> => {
    const at = deps.clock.now();
    const isTheirs = (document: AgreementDocument): boolean => document.agencyId === agencyId;
    await dropOpenDocuments(deps, { scope }, actor, at, 'all', isTheirs);
    const chains = (await deps.agreementDocuments.listByShop(scope)).filter(
      (document) =>
        isTheirs(document) && document.state === 'active' && document.variables.position.kind === 'chain',
    );
    if (chains.length === 0) return;
    const head = await deps.agreements.get(scope);
    const isElsewhere = head?.state === 'active' && !chains.some(({ id }) => id === head.bindingId);
    if (!isElsewhere) return endBinding(deps, scope, actor, 'agency_left');
    // One that is about to take the place of the other looks at itself again behind the gate.
    await endDocuments(deps, scope, { at, by: actor, reason: 'agency_left' }, chains);
  };
