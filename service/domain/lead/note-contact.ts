import type { LeadId, LeadState } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Lead, receiptEnd, receiptHashOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';

/**
 * A lead is answered or taken up again: its period counts anew from now, as its notice said, and so does the receipt,
 * which must work for as long as the lead is there. Rules: RE-1, CO-6.
 * @throws DomainError not_found
 */
export const makeNoteContact =
  (deps: { leads: LeadStore; receipts: ReceiptStore; digest: Digest; clock: Clock }) =>
  async (scope: ShopScope, leadId: LeadId, state: LeadState): Promise<Lead> => {
    const lead = await deps.leads.setState(scope, leadId, state, deps.clock.now());
    if (lead === null) throw notFound();
    const secretHash = receiptHashOf(deps.digest, leadId);
    await deps.receipts.setExpiry(scope, secretHash, receiptEnd(lead.expiresAt));
    return lead;
  };
