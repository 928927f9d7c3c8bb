import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import type { AgreementDocument, DocumentState } from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { MAIL_LIFE_MS } from '../model/mail/mail.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { ownDocument } from './accept-agreement.ts';
import { operatorReader, requireSigner } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords } from './compose-agreement.ts';
import { abandoned } from './draft-agreement.ts';
import { factTo, type PartyDeps, partyAddresses } from './party-addresses.ts';

type Deps = Pick<AgreementDeps, 'agreementDocuments' | 'clock' | 'recordAct'>;

/** What one side has begun and the other has not signed yet. */
const TAKEN_BACK: readonly DocumentState[] = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
];

const REFUSE = 'agreement.refuse';

const recordEnd = (
  deps: Pick<Deps, 'recordAct'>,
  access: Access,
  { id, shopId }: AgreementDocument,
  action: string,
) => deps.recordAct({ actor: access.staff.id, shopId, action, target: id, outcome: 'ok' });

/** Where the agreement of the shop stands stays as it is: an agreement in force, and time to sign, go on. */
const abandon = async (
  deps: Deps,
  access: Access,
  scope: ShopScope,
  document: AgreementDocument,
  action: string,
): Promise<AgreementDocument> => {
  const given = abandoned(access.staff.id, deps.clock.now());
  const ended = await changeDocument(deps, scope, document, given);
  if (ended === null)
    throw new DomainError('conflict', 'This document has just been changed. Reload and check it.');
  await recordEnd(deps, access, document, action);
  return ended;
};

/**
 * An owner of the shop, or the agency that began it, takes back a document that the operator has not signed.
 * @throws DomainError not_found, forbidden, conflict. Decision 0251
 */
export const makeTakeBackAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const document = await ownDocument(deps, signer, id);
    if (!TAKEN_BACK.includes(document.state)) {
      throw new DomainError(
        'conflict',
        'Both have signed this document, or it has ended. Reload to see its state.',
      );
    }
    return abandon(deps, access, signer.scope, document, 'agreement.take_back');
  };

type RefuseDeps = Deps & PartyDeps & Pick<AgreementDeps, 'agreements' | 'queueMail' | 'origin'>;

/** @returns whether a mail is new in the outbox */
const tellOfRefusal = async (
  deps: RefuseDeps,
  scope: ShopScope,
  document: AgreementDocument,
): Promise<boolean> => {
  let isAnyNew = false;
  for (const to of await partyAddresses(deps, scope, document)) {
    const { isNew } = await deps.queueMail(scope, {
      kind: 'agreement_copy',
      locale: document.locale,
      to,
      words: agreementWords(document.locale).mails.refused,
      gaps: { ...documentGaps(document), link: agreementLink(deps, scope.shopId) },
      ref: document.id,
      onceFor: factTo(document, `${document.id} refused`, to),
    });
    isAnyNew ||= isNew;
  }
  return isAnyNew;
};

/** This operator has refused it, as long ago as a mail may wait: its process may have died before it told the company. */
const isRefusedBy = async (
  deps: Pick<RefuseDeps, 'agreements' | 'clock'>,
  access: Access,
  scope: ShopScope,
  { state, endReason, endedBy, endedAt, scan }: AgreementDocument,
): Promise<boolean> => {
  if (state !== 'terminated' || endReason !== 'abandoned' || scan === null || endedAt === null) return false;
  if (endedBy !== access.staff.id || deps.clock.now().getTime() - endedAt.getTime() >= MAIL_LIFE_MS)
    return false;
  // The end of an agreement drops what waits, at the time at which it shuts the gate, and tells the company by itself.
  const head = await deps.agreements.get(scope);
  return head?.state !== 'terminated' || head.since.getTime() !== endedAt.getTime();
};

/**
 * The operator does not sign what the shop has signed on paper, such as an incomplete scan; the company is told by mail,
 * each of its addresses once. Safe to interrupt: call again to tell it.
 * @throws DomainError not_found, conflict. Decisions 0251 and 0252
 */
export const makeRefuseAgreement =
  (deps: RefuseDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    if (await isRefusedBy(deps, access, scope, document)) {
      // The act may be missing where the mail was.
      if (await tellOfRefusal(deps, scope, document)) await recordEnd(deps, access, document, REFUSE);
      return document;
    }
    if (document.state !== 'received_signed') {
      throw new DomainError('conflict', 'Only a document that the shop has signed can be refused.');
    }
    const ended = await abandon(deps, access, scope, document, REFUSE);
    await tellOfRefusal(deps, scope, ended);
    return ended;
  };
