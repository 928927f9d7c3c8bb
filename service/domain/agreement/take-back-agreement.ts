import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import type { AgreementDocument, DocumentState } from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { ownDocument } from './accept-agreement.ts';
import { operatorReader, requireSigner } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { agreementWords } from './compose-agreement.ts';
import { abandoned } from './draft-agreement.ts';

type Deps = Pick<AgreementDeps, 'agreementDocuments' | 'clock' | 'recordAct'>;

/** What one side has begun and the other has not signed yet. */
const TAKEN_BACK: readonly DocumentState[] = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
];

/** Where the agreement of the shop stands stays as it is: an agreement in force, and time to sign, go on. */
const abandon = async (
  deps: Deps,
  access: Access,
  scope: ShopScope,
  document: AgreementDocument,
  action: string,
): Promise<AgreementDocument> => {
  const given = abandoned(access.staff.id, deps.clock.now());
  const ended = await deps.agreementDocuments.update(scope, document.id, document.state, given);
  if (ended === null)
    throw new DomainError('conflict', 'This document has just been changed. Reload and check it.');
  await deps.recordAct({
    actor: access.staff.id,
    shopId: scope.shopId,
    action,
    target: document.id,
    outcome: 'ok',
  });
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

/**
 * The operator does not sign what the shop has signed on paper, such as an incomplete scan; the company is told by mail.
 * @throws DomainError not_found, conflict. Decision 0251
 */
export const makeRefuseAgreement =
  (deps: Deps & Pick<AgreementDeps, 'shops' | 'queueMail' | 'origin'>) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    if (document.state !== 'received_signed') {
      throw new DomainError('conflict', 'Only a document that the shop has signed can be refused.');
    }
    const ended = await abandon(deps, access, scope, document, 'agreement.refuse');
    await deps.queueMail(scope, {
      kind: 'agreement_copy',
      locale: document.locale,
      to: document.variables.company.contactEmail,
      words: agreementWords(document.locale).mails.refused,
      gaps: { ...documentGaps(document), link: agreementLink(deps, shopId) },
      ref: document.id,
      onceFor: `${document.id} refused`,
    });
    return ended;
  };
