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

/**
 * The notice that is asked about again, when the consent was superseded and a box may be shown; null otherwise.
 * Rules: D3, CO-4.
 */
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

/**
 * The visitor consents again on the receipt page: an empty box was ticked under the new notice. The earlier consent and
 * its supersession end as proofs, the lead stands under the new one. Rules: CO-1, CO-2, CO-4, D5.
 * @throws DomainError not_found, conflict (nothing is asked), notice_stale, consent_required
 */
export const makeRenewLead = (deps: RenewDeps) => {
  const findReceipt = makeFindReceipt(deps);
  const renewalOffer = makeRenewalOffer(deps);
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
    const { shopId } = scope;
    await deps.notices.put(scope, notice);
    const own = lead.sealed.email ?? lead.sealed.phone;
    const event = await deps.recordConsent(scope, {
      purpose: 'reply',
      formId: 'offline_form',
      method: 'checkbox',
      control: { id: 'consent-renew', initialState: 'unchecked' },
      noticeId,
      ref: lead.id,
      sessionRef: deps.ids.secret(),
      subjectKey: lead.subjectKeys[0] ?? '',
      subjectKind:
        lead.sealed.email !== undefined ? 'email' : lead.sealed.phone !== undefined ? 'phone' : 'none',
      pageOrigin: null,
      address: own === undefined ? null : await deps.vault.open(scope, own),
      via: 'receipt',
      widgetVersion: deps.widgetVersion,
      adapterVersion: null,
    });
    const now = deps.clock.now();
    const expiresAt = promisedLeadEnd(now, shop.leadRetentionDays);
    const renewed = { noticeId, consentEventId: event.id };
    await deps.leads.setConsent(scope, lead.id, {
      ...renewed,
      lastContactAt: now,
      promisedDays: shop.leadRetentionDays,
      expiresAt,
    });
    await deps.receipts.setConsent(scope, receipt.secretHash, renewed);
    await deps.receipts.setExpiry(scope, receipt.secretHash, receiptEnd(expiresAt));
    // The replaced consent has ended: it no longer refers to the lead, and its retention period starts.
    for (const earlier of await deps.consents.byRef(scope, lead.id)) {
      if (earlier.id !== event.id && earlier.purpose === 'reply') await deps.endProof(scope, earlier.id, now);
    }
    await deps.recordAct({ actor: 'visitor', shopId, action: 'lead.renew', target: shopId, outcome: 'ok' });
    deps.bus.publish({ type: 'lead.changed', shopId, leadId: lead.id });
    return { receipt: { ...receipt, ...renewed, expiresAt: receiptEnd(expiresAt) }, scope };
  };
};
