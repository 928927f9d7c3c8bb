import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { ConsentGiven } from '../consent/record-consent.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Lead, type Receipt, receiptEnd } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { promisedLeadEnd } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { FormStanding } from '../notice/form-standing.ts';
import { makeFindReceipt } from './withdraw-lead.ts';

export type RenewDeps = {
  shops: Pick<ShopStore, 'get'>;
  leads: LeadStore;
  receipts: ReceiptStore;
  consents: ConsentStore;
  notices: Pick<NoticeStore, 'put'>;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  widgetVersion: string;
  vault: Pick<FieldVault, 'open'>;
  endProof: EndProof;
  recordConsent(scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent>;
  recordAct: RecordAct;
  formStanding(shop: Shop, scope: ShopScope, locale: Locale): Promise<FormStanding>;
  isAskedAgain(scope: ShopScope, lead: Pick<Lead, 'consentEventId'>): Promise<boolean>;
};

/** Notice for a renewal; null unless superseded and a box is allowed. Rules: D3, CO-4. */
export const makeRenewalOffer =
  (deps: Pick<RenewDeps, 'shops' | 'leads' | 'formStanding' | 'isAskedAgain'>) =>
  async (scope: ShopScope, receipt: Receipt): Promise<NoticeVersion | null> => {
    if (receipt.withdrawnAt !== null || receipt.consentEventId === null) return null;
    if (!(await deps.isAskedAgain(scope, receipt))) return null;
    const [shop, lead] = await Promise.all([deps.shops.get(scope), deps.leads.get(scope, receipt.leadId)]);
    if (shop === null || lead === null || lead.quarantine !== null) return null;
    const { offer, notice } = await deps.formStanding(shop, scope, receipt.locale);
    return offer.kind === 'consent' ? notice : null;
  };

const recordRenewal = async (
  deps: RenewDeps,
  scope: ShopScope,
  lead: Lead,
  noticeId: NoticeId,
): Promise<ConsentEvent> => {
  const { email, phone } = lead.sealed;
  const own = email ?? phone;
  return deps.recordConsent(scope, {
    purpose: 'reply',
    formId: 'offline_form',
    method: 'checkbox',
    control: { id: 'consent-renew', initialState: 'unchecked' },
    noticeId,
    ref: lead.id,
    sessionRef: deps.ids.secret(),
    // Addresses from text do not prove who ticked.
    subjectKey: own === undefined ? '' : (lead.subjectKeys[0] ?? ''),
    subjectKind: email !== undefined ? 'email' : phone !== undefined ? 'phone' : 'none',
    pageOrigin: null,
    address: own === undefined ? null : await deps.vault.open(scope, own),
    via: 'receipt',
    widgetVersion: deps.widgetVersion,
    adapterVersion: null,
  });
};

/**
 * Ends earlier consents, records the renewal, updates the receipt. Idempotent.
 * @param by `other`: a concurrent click records it
 */
const completeRenewal = async (
  deps: RenewDeps,
  scope: ShopScope,
  { receipt, lead }: { receipt: Receipt; lead: Lead },
  by: 'own' | 'other',
): Promise<{ receipt: Receipt; scope: ShopScope }> => {
  const { noticeId, consentEventId } = lead;
  if (noticeId === null || consentEventId === null) throw notFound();
  const renewed = { noticeId, consentEventId };
  const expiresAt = receiptEnd(lead.expiresAt);
  await deps.receipts.setExpiry(scope, receipt.secretHash, expiresAt);
  for (const earlier of await deps.consents.byRef(scope, lead.id)) {
    if (earlier.id !== consentEventId && earlier.purpose === 'reply')
      await deps.endProof(scope, earlier.id, deps.clock.now());
  }
  const { shopId } = scope;
  if (by === 'own')
    await deps.recordAct({ actor: 'visitor', shopId, action: 'lead.renew', target: shopId, outcome: 'ok' });
  // Last: until then a repeat completes the rest.
  await deps.receipts.setConsent(scope, receipt.secretHash, renewed);
  deps.bus.publish({ type: 'lead.changed', shopId, leadId: lead.id });
  return { receipt: { ...receipt, ...renewed, expiresAt }, scope };
};

/**
 * Renews consent; ends earlier proofs. Idempotent; one of two concurrent clicks wins. Rules: CO-1, CO-2,
 * CO-4, D5.
 * @throws DomainError not_found, conflict (nothing asked), notice_stale, consent_required
 */
export const makeRenewLead = (deps: RenewDeps) => {
  const findReceipt = makeFindReceipt(deps);
  const renewalOffer = makeRenewalOffer(deps);
  const isRenewed = async (
    scope: ShopScope,
    { receipt, lead }: { receipt: Receipt; lead: Lead },
    noticeId: NoticeId,
  ): Promise<boolean> =>
    lead.consentEventId !== null &&
    lead.consentEventId !== receipt.consentEventId &&
    lead.noticeId === noticeId &&
    !(await deps.isAskedAgain(scope, lead));
  return async (
    secret: string,
    { noticeId, consent }: { noticeId: NoticeId; consent: boolean },
  ): Promise<{ receipt: Receipt; scope: ShopScope }> => {
    const { receipt, scope } = await findReceipt(secret);
    const notice = await renewalOffer(scope, receipt);
    if (notice === null) throw new DomainError('conflict', 'No new consent is needed. Reload the page.');
    if (notice.id !== noticeId) {
      throw new DomainError('notice_stale', 'The text has changed again. Reload the page and read it.');
    }
    if (!consent) throw new DomainError('consent_required', 'Tick the box or withdraw instead.');
    const [shop, lead] = await Promise.all([deps.shops.get(scope), deps.leads.get(scope, receipt.leadId)]);
    if (shop === null || lead === null) throw notFound();
    if (await isRenewed(scope, { receipt, lead }, noticeId))
      return completeRenewal(deps, scope, { receipt, lead }, 'own');
    await deps.notices.put(scope, notice);
    const event = await recordRenewal(deps, scope, lead, noticeId);
    const now = deps.clock.now();
    const changes = {
      ...{ noticeId, consentEventId: event.id, lastContactAt: now },
      promisedDays: shop.leadRetentionDays,
      expiresAt: promisedLeadEnd(now, shop.leadRetentionDays),
    };
    const changed = await deps.leads.setConsent(scope, lead.id, changes, lead.consentEventId);
    if (changed === null) {
      await deps.endProof(scope, event.id, now);
      const other = await deps.leads.get(scope, lead.id);
      if (other !== null && (await isRenewed(scope, { receipt, lead: other }, noticeId)))
        return completeRenewal(deps, scope, { receipt, lead: other }, 'other');
      throw new DomainError('conflict', 'The form has changed meanwhile. Reload the page.');
    }
    return completeRenewal(deps, scope, { receipt, lead: changed }, 'own');
  };
};
