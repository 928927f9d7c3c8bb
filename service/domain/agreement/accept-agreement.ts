import type { AgreementId, MailId, ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, type Authority, CONFIRM_LIFE_MS } from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { beginMailboxPause, type MailboxPauseDeps } from '../model/mail/mailbox-pause.ts';
import { requireMailServer } from '../model/mail/mailer.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { requireSigner, type Signer } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { confirmAddresses, confirmWords, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords } from './compose-agreement.ts';
import { linkFact } from './controller-owners.ts';

/** One document that was read: its hash shows that the words on the screen are the ones that are kept. */
export type ReadDocument = { shopId: ShopId; id: AgreementId; sha256: string };

type Deps = Pick<
  AgreementDeps,
  | 'agreementDocuments'
  | 'clock'
  | 'queueMail'
  | 'openConfirmation'
  | 'recordAct'
  | 'deployment'
  | 'operator'
  | 'mailer'
  | 'memberships'
  | 'staff'
>;

/** A document of the signing person's shop. @throws DomainError not_found */
export const ownDocument = async (
  deps: Pick<AgreementDeps, 'agreementDocuments'>,
  signer: Signer,
  id: AgreementId,
): Promise<AgreementDocument> => {
  const document = await deps.agreementDocuments.get(signer.scope, id);
  if (document === null) throw notFound();
  // What an agency has begun, another agency of the same shop does not see.
  if (signer.capacity === 'agency' && document.agencyId !== signer.agency.id) throw notFound();
  return document;
};

/** Sends the document with the link that makes it binding, to each address a link of its own. */
const sendForConfirmation = async (
  deps: Deps,
  signer: Signer,
  document: AgreementDocument,
  addresses: readonly string[],
): Promise<AgreementDocument> => {
  const { scope } = signer;
  let mailId: MailId | null = null;
  for (const to of addresses) {
    const { link, confirmationHash } = await deps.openConfirmation(scope, {
      kind: 'agreement',
      ref: document.id,
      locale: document.locale,
      lifeMs: CONFIRM_LIFE_MS,
    });
    const mail = await deps.queueMail(scope, {
      kind: 'agreement_copy',
      locale: document.locale,
      to,
      words: confirmWords(agreementWords(document.locale), document),
      gaps: { ...documentGaps(document), link },
      ref: document.id,
      confirmationHash,
      onceFor: linkFact(confirmationHash, to),
      attachedAgreement: document.id,
    });
    mailId ??= mail.id;
  }
  const { acceptance } = document;
  if (acceptance === null) return document;
  return (
    (await changeDocument(deps, scope, document, {
      acceptance: { ...acceptance, email: addresses.join(', '), mailId },
    })) ?? document
  );
};

/**
 * Accepts documents that were read, each named by shop, id and hash: one act may cover several shops, never "all".
 * They bind once the link in the mail is confirmed.
 * @throws DomainError not_found, forbidden, conflict when one was changed or accepted already or no
 * owner of the shop can be asked, no_mail_server. Rule: PR-2.
 */
export const makeAcceptAgreements =
  (deps: Deps) =>
  async (
    access: Access,
    documents: readonly ReadDocument[],
    authority: Authority,
  ): Promise<readonly AgreementDocument[]> => {
    requireMailServer(deps.mailer);
    const read: { signer: Signer; document: AgreementDocument; addresses: readonly string[] }[] = [];
    for (const one of documents) {
      const signer = requireSigner(access, one.shopId);
      const document = await ownDocument(deps, signer, one.id);
      if (document.state !== 'offered' || document.sha256 !== one.sha256) {
        throw new DomainError('conflict', 'This document has been replaced. Open it again and read it.');
      }
      const { position } = document.variables;
      if (position.kind === 'on_behalf' && position.proof === 'uploaded' && document.authorityFile === null) {
        throw new DomainError('invalid_request', 'Upload the written authority first.', {
          fields: { authority: 'is missing' },
        });
      }
      read.push({ signer, document, addresses: await confirmAddresses(deps, signer.shop, document) });
    }
    const at = deps.clock.now();
    const shopIds = read.map(({ document }) => document.shopId);
    const accepted: AgreementDocument[] = [];
    for (const { signer, document, addresses } of read) {
      const { company } = document.variables;
      const next = await changeDocument(deps, signer.scope, document, {
        state: 'accepted_pending_mail',
        acceptance: {
          staffId: access.staff.id,
          name: access.staff.name,
          email: addresses.join(', '),
          role: company.signatoryRole,
          authority,
          statement: agreementWords(document.locale).statement(company.legalName),
          initialState: 'unchecked',
          shopIds,
          at,
          mailId: null,
          delivery: null,
          confirmedAt: null,
        },
      });
      if (next === null)
        throw new DomainError(
          'conflict',
          'Someone else has just accepted this document. Reload to see its state.',
        );
      await deps.recordAct({
        actor: access.staff.id,
        shopId: document.shopId,
        action: 'agreement.accept',
        target: document.id,
        outcome: 'ok',
        details: { version: document.templateVersion, authority, shops: shopIds.length },
      });
      accepted.push(await sendForConfirmation(deps, signer, next, addresses));
    }
    return accepted;
  };

/** Sends the mail with the link once more. @throws DomainError not_found, forbidden, conflict, no_mail_server, rate_limited */
export const makeResendAgreement =
  (deps: Deps & MailboxPauseDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const document = await ownDocument(deps, signer, id);
    if (document.state !== 'accepted_pending_mail') {
      throw new DomainError(
        'conflict',
        'This document is not waiting for a confirmation. Reload to see its state.',
      );
    }
    requireMailServer(deps.mailer);
    const addresses = await confirmAddresses(deps, signer.shop, document);
    await beginMailboxPause(deps, signer.scope, `agreement.${document.id}`, addresses.join(', '));
    return sendForConfirmation(deps, signer, document, addresses);
  };
