import { LEAD_FIELDS, type LeadField, type LeadId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import { type ShopsScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import { isShownLead, type Lead } from '../model/lead/lead.ts';
import type { LeadFilter, LeadStore } from '../model/lead/lead-store.ts';

export type OpenedLead = { lead: Lead; values: Partial<Record<LeadField | 'message', string>> };

/** Leads per page. */
export const LEADS_PAGE = 50;

/** Decrypts a lead's fields. */
export const openLead = async (vault: FieldVault, lead: Lead): Promise<OpenedLead> => {
  const scope = scopeOfShop(lead.shopId);
  const values: OpenedLead['values'] = {};
  for (const field of [...LEAD_FIELDS, 'message'] as const) {
    const sealed = lead.sealed[field];
    if (sealed !== undefined) values[field] = await vault.open(scope, sealed);
  }
  return { lead, values };
};

/** Newest first. Leads of one millisecond share a page, which may exceed `limit`. */
export const makeListLeads =
  (deps: { leads: LeadStore; vault: FieldVault }) =>
  async (
    scope: ShopsScope,
    before: Date,
    filter: LeadFilter = {},
    limit = LEADS_PAGE,
  ): Promise<{ leads: OpenedLead[]; nextBefore: Date | null }> => {
    for (let most = limit + 1; ; most *= 2) {
      const found = await deps.leads.list(scope, before, most, filter);
      const last = found[limit - 1]?.createdAt ?? null;
      const page = last === null ? found : found.filter(({ createdAt }) => createdAt >= last);
      if (page.length === most) continue;
      return {
        leads: await Promise.all(page.map((lead) => openLead(deps.vault, lead))),
        nextBefore: found.length > page.length ? last : null,
      };
    }
  };

/**
 * @param holding shops where withdrawn but held leads are readable
 * @throws DomainError not_found when out of scope or hidden (RT-3, CO-7)
 */
export const makeReadLead =
  (deps: { leads: LeadStore; vault: FieldVault }) =>
  async (scope: ShopsScope, id: LeadId, holding: ShopsScope = scopeOfShops([])): Promise<OpenedLead> => {
    const lead = await deps.leads.get(scope, id);
    if (lead === null || !isShownLead(lead, holding)) throw notFound();
    return openLead(deps.vault, lead);
  };
