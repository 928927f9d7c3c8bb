import type { ConsentEventId, LeadId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { EndSubscription } from '../marketing/end-subscription.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import { askedRef, type MarkErased } from '../model/erasure/erasure-mark.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Lead, type Receipt, receiptHashOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { endOffersOfLead } from './form-offers.ts';

export type WithdrawLeadDeps = {
  leads: LeadStore;
  receipts: ReceiptStore;
  consents: Pick<ConsentStore, 'byRef' | 'bySession' | 'following'>;
  subscriptions: Pick<SubscriptionStore, 'get'>;
  endSubscription: EndSubscription;
  endProof: EndProof;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  recordConsentChange: RecordConsentChange;
  mails: Pick<MailStore, 'removeByRef'>;
  audit: Pick<AuditStore, 'forgetTargets'>;
  recordAct: RecordAct;
  markErased: MarkErased;
  erasedSendings: Pick<ErasedSendings, 'markForm'>;
};

/** The secret is the credential. @throws DomainError not_found */
export const makeFindReceipt =
  (deps: Pick<WithdrawLeadDeps, 'receipts' | 'digest'>) =>
  async (secret: string): Promise<{ receipt: Receipt; scope: ShopScope }> => {
    const receipt = await deps.receipts.findBySecret(deps.digest.sha256Hex(secret));
    if (receipt === null) throw notFound();
    return { receipt, scope: scopeOfShop(receipt.shopId) };
  };

/**
 * Withdraws consent, deletes the lead, ends its offers. Idempotent. Held leads are hidden. Rules: CO-6, CO-7.
 */
export const makeWithdrawLead = (deps: WithdrawLeadDeps) => {
  const findReceipt = makeFindReceipt(deps);
  return async (secret: string): Promise<{ receipt: Receipt; scope: ShopScope }> => {
    const { receipt: found, scope } = await findReceipt(secret);
    if (found.withdrawnAt !== null) return { receipt: found, scope };
    const now = deps.clock.now();
    const lead = await deps.leads.get(scope, found.leadId);
    const receipt = await followLead(deps, scope, found, lead);
    // First: the lead is the only link from receipt to offers.
    if (lead !== null) await endOffersOfLead(deps, scope, lead);
    if (lead !== null && lead.heldAt !== null) return keepHeld(deps, scope, receipt, now);
    await deps.markErased(scope, { subjectKeys: [], refs: [receipt.leadId] }, now);
    if (lead !== null) await deps.erasedSendings.markForm(scope, lead, now);
    if (receipt.consentEventId !== null) {
      const withdrawn = await recordWithdrawal(deps, scope, receipt, receipt.consentEventId);
      await deps.leads.remove(scope, receipt.leadId);
      await deps.endProof(scope, receipt.consentEventId, now);
      if (withdrawn !== null) await deps.endProof(scope, withdrawn.id, now);
    } else {
      await deps.leads.remove(scope, receipt.leadId);
    }
    // A renewal adds an event; a request has the notice-shown event.
    for (const { id, purpose } of await deps.consents.byRef(scope, receipt.leadId)) {
      if (purpose === 'reply') await deps.endProof(scope, id, now);
    }
    await deps.audit.forgetTargets(scope, [receipt.leadId]);
    await finishWithdrawal(deps, scope, receipt, now);
    return { receipt: { ...receipt, withdrawnAt: now }, scope };
  };
};

/** An interrupted renewal leaves the receipt stale. */
const followLead = async (
  deps: Pick<WithdrawLeadDeps, 'receipts'>,
  scope: ShopScope,
  receipt: Receipt,
  lead: Lead | null,
): Promise<Receipt> => {
  const { noticeId = null, consentEventId = null } = lead ?? {};
  if (noticeId === null || consentEventId === null || consentEventId === receipt.consentEventId)
    return receipt;
  await deps.receipts.setConsent(scope, receipt.secretHash, { noticeId, consentEventId });
  return { ...receipt, noticeId, consentEventId };
};

const recordWithdrawal = async (
  deps: Pick<WithdrawLeadDeps, 'consents' | 'recordConsentChange'>,
  scope: ShopScope,
  receipt: Receipt,
  consentEventId: ConsentEventId,
): Promise<ConsentEvent | null> => {
  const followed = await deps.consents.following(scope, consentEventId);
  const before = followed.find(({ action }) => action === 'withdrawn');
  if (before !== undefined) return before;
  return deps.recordConsentChange(scope, {
    action: 'withdrawn',
    ofEvent: consentEventId,
    method: 'button',
    actor: 'visitor',
    via: 'receipt',
    ref: receipt.leadId,
  });
};

const finishWithdrawal = async (
  deps: Pick<WithdrawLeadDeps, 'mails' | 'recordAct' | 'receipts' | 'bus'>,
  scope: ShopScope,
  receipt: Receipt,
  now: Date,
): Promise<void> => {
  await deps.mails.removeByRef(scope, receipt.leadId);
  await deps.recordAct({
    actor: 'visitor',
    shopId: scope.shopId,
    action: 'lead.withdraw',
    target: scope.shopId,
    outcome: 'ok',
    details: { leads: 1 },
  });
  await deps.receipts.setWithdrawn(scope, receipt.secretHash, now);
  deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId: receipt.leadId });
};

/** Deleted by retention once the hold is lifted. */
export const hideHeldLead = async (
  leads: Pick<LeadStore, 'setConsent' | 'setMarks'>,
  scope: ShopScope,
  id: LeadId,
  at: Date,
): Promise<void> => {
  const lead = await leads.setConsent(scope, id, { expiresAt: at, withdrawnAt: at });
  // The hold was lifted meanwhile, so undo.
  if (lead !== null && lead.heldAt === null) await leads.setMarks(scope, id, { restrictedAt: null });
};

export type EndHeldDeps = Omit<
  WithdrawLeadDeps,
  'subscriptions' | 'endSubscription' | 'endProof' | 'markErased' | 'erasedSendings'
>;

const endHeld = async (deps: EndHeldDeps, scope: ShopScope, receipt: Receipt, at: Date): Promise<void> => {
  if (receipt.consentEventId !== null) await recordWithdrawal(deps, scope, receipt, receipt.consentEventId);
  await hideHeldLead(deps.leads, scope, receipt.leadId, at);
  await finishWithdrawal(deps, scope, receipt, at);
};

/** Consent ends; the lead stays hidden. Art. 17(3)(b) and (e). Rule: RT-8. */
const keepHeld = async (
  deps: WithdrawLeadDeps,
  scope: ShopScope,
  receipt: Receipt,
  now: Date,
): Promise<{ receipt: Receipt; scope: ShopScope }> => {
  await deps.markErased(scope, { subjectKeys: [], refs: [askedRef(receipt.leadId)] }, now);
  await endHeld(deps, scope, receipt, now);
  return { receipt: { ...receipt, withdrawnAt: now }, scope };
};

/** After a restore or crash. Rule: RT-8. */
export const endHeldAgain = async (
  deps: EndHeldDeps,
  scope: ShopScope,
  lead: Lead,
  at: Date,
): Promise<void> => {
  const receipt = await deps.receipts.findBySecret(receiptHashOf(deps.digest, lead.id));
  if (receipt === null) await hideHeldLead(deps.leads, scope, lead.id, at);
  else await endHeld(deps, scope, await followLead(deps, scope, receipt, lead), at);
};
