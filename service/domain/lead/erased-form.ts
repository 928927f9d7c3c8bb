import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import { type Lead, receiptOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { OpenedForm } from './open-form.ts';

export type ErasedFormDeps = {
  leads: Pick<LeadStore, 'remove'>;
  receipts: Pick<ReceiptStore, 'remove'>;
  consents: Pick<ConsentStore, 'eraseOpenings'>;
  mails: Pick<MailStore, 'removeByRef'>;
  digest: Digest;
  erasedSendings: Pick<ErasedSendings, 'lookAtForm'>;
};

/** A refusal carries the form as it is now, to go on with; null: none is offered. */
type FormAgain = { details: { form: OpenedForm | null } };

/** A token is good for one form alone. */
export const usedBefore = (again: FormAgain): DomainError =>
  new DomainError('form_expired', 'This form was already sent. Send it again as a new one.', again);

/**
 * A late copy of a form that was erased is not taken in again, and a token that an erased form used stays used up.
 * Decision 0056. Rules: CO-7, RT-8.
 * @throws DomainError conflict when this form was erased: final for its `ref`; form_expired for the token alone
 */
export const makeRefuseErasedForm =
  (deps: Pick<ErasedFormDeps, 'erasedSendings'>) =>
  async (
    scope: ShopScope,
    /** The nonce is null where the token counts for nothing. */
    form: { ref: string; formNonce: string | null },
    openAgain: () => Promise<FormAgain>,
  ): Promise<void> => {
    const erased = await deps.erasedSendings.lookAtForm(scope, form);
    if (erased === null) return;
    const again = await openAgain();
    if (erased === 'token') throw usedBefore(again);
    throw new DomainError(
      'conflict',
      'This form was sent before and has since been deleted, so it was not stored again. Send it as a new one if you want to.',
      again,
    );
  };

/**
 * Takes a lead back that was stored a moment ago and told to nobody. The job of mails may have found it already. Its
 * agreement proves nothing and ends now. Rule: CO-7.
 */
export const forgetLead = async (
  deps: ErasedFormDeps,
  scope: ShopScope,
  lead: Lead,
  at: Date,
): Promise<void> => {
  await deps.leads.remove(scope, lead.id);
  await deps.mails.removeByRef(scope, lead.id);
  await deps.receipts.remove(scope, receiptOf(deps.digest, lead).secretHash);
  if (lead.consentEventId !== null) await deps.consents.eraseOpenings(scope, lead.consentEventId, at);
};
