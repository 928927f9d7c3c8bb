import type { MarketingChannel } from '../../protocol/vocabulary.ts';
import { endOffersOfLead } from '../lead/form-offers.ts';
import { makeFindReceipt, type WithdrawLeadDeps } from '../lead/withdraw-lead.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Receipt } from '../model/lead/lead.ts';

/**
 * Withdraws one ticked box. Idempotent. Rules: CO-6, MK-4.
 * @throws DomainError not_found
 */
export const makeEndOffers = (deps: WithdrawLeadDeps) => {
  const findReceipt = makeFindReceipt(deps);
  return async (
    secret: string,
    channel: MarketingChannel,
  ): Promise<{ receipt: Receipt; scope: ShopScope }> => {
    const found = await findReceipt(secret);
    const lead = await deps.leads.get(found.scope, found.receipt.leadId);
    if (lead !== null) await endOffersOfLead(deps, found.scope, lead, channel);
    return found;
  };
};
