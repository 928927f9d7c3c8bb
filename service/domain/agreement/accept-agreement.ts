import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, CONFIRM_LIFE_MS } from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { beginMailboxPause, type MailboxPauseDeps } from '../model/mail/mailbox-pause.ts';
import { requireMailServer } from '../model/mail/mailer.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementStatement, agreementWords } from './compose-agreement.ts';

type Deps = Pick<
  AgreementDeps,
  'agreementDocuments' | 'clock' | 'queueMail' | 'openConfirmation' | 'recordAct' | 'mailer'
>;

/** A document whose shop the person may bind. @throws DomainError not_found, forbidden */
export const ownDocument = async (
  deps: Pick<AgreementDeps, 'agreementDocuments'>,
  access: Access,
  shopId: ShopId,
  id: AgreementId,
): Promise<{ scope: ShopScope; document: AgreementDocument }> => {
  const { scope } = shopWith(access, shopId, 'agreements');
  const document = await deps.agreementDocuments.get(scope, id);
  if (document === null) throw notFound();
  return { scope, document };
};

const sendForConfirmation = async (
  deps: Deps,
  scope: ShopScope,
  document: AgreementDocument,
): Promise<void> => {
  const { link, confirmationHash } = await deps.openConfirmation(scope, {
    kind: 'agreement',
    ref: document.id,
    locale: document.locale,
    lifeMs: CONFIRM_LIFE_MS,
  });
  await deps.queueMail(scope, {
    kind: 'agreement_copy',
    locale: document.locale,
    to: document.variables.company.contactEmail,
    words: agreementWords(document.locale).mails.confirm,
    gaps: { ...documentGaps(document), link },
    ref: document.id,
    confirmationHash,
    attachedAgreement: document.id,
  });
};

/**
 * Accepts the document with this hash; binding after the mailed link.
 * @throws DomainError not_found, forbidden, conflict (replaced or accepted), no_mail_server. Rule: PR-2.
 */
export const makeAcceptAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, sha256: string): Promise<AgreementDocument> => {
    requireMailServer(deps.mailer);
    const { scope, document } = await ownDocument(deps, access, shopId, id);
    if (document.state !== 'offered' || document.sha256 !== sha256) {
      throw new DomainError('conflict', 'This document has been replaced. Open it again and read it.');
    }
    const { company } = document.variables;
    const accepted = await changeDocument(deps, scope, document, {
      state: 'accepted_pending_mail',
      acceptance: {
        staffId: access.staff.id,
        name: access.staff.name,
        email: company.contactEmail,
        role: company.signatoryRole,
        statement: agreementStatement(company.legalName, document.locale),
        initialState: 'unchecked',
        at: deps.clock.now(),
        delivery: null,
        confirmedAt: null,
      },
    });
    if (accepted === null)
      throw new DomainError(
        'conflict',
        'Someone else has just accepted this document. Reload to see its state.',
      );
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.accept',
      target: id,
      outcome: 'ok',
      details: { version: document.templateVersion },
    });
    await sendForConfirmation(deps, scope, accepted);
    return accepted;
  };

/**
 * Resends the confirmation mail. @throws DomainError not_found, forbidden, conflict, no_mail_server,
 * rate_limited
 */
export const makeResendAgreement =
  (deps: Deps & MailboxPauseDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const { scope, document } = await ownDocument(deps, access, shopId, id);
    if (document.state !== 'accepted_pending_mail') {
      throw new DomainError(
        'conflict',
        'This document is not waiting for a confirmation. Reload to see its state.',
      );
    }
    requireMailServer(deps.mailer);
    const { contactEmail } = document.variables.company;
    await beginMailboxPause(deps, scope, `agreement.${document.id}`, contactEmail);
    await sendForConfirmation(deps, scope, document);
    return document;
  };
