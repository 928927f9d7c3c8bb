import type { LeadId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, type ShopsScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import type { Lead } from '../model/lead/lead.ts';
import { ENDING_MS, type LeadsDue, leadsDue } from '../model/retention/retention.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { OpenedLead } from './read-leads.ts';

type Page = { leads: OpenedLead[]; nextBefore: Date | null };
export type ShowLeadsDeps = {
  clock: Clock;
  recordAct: RecordAct;
  recordReading(actor: StaffId, action: string, shopIds: readonly ShopId[]): Promise<void>;
  listLeads(scope: ShopsScope, before: Date, due?: ReadonlyMap<ShopId, LeadsDue>): Promise<Page>;
  readLead(scope: ShopsScope, id: LeadId): Promise<OpenedLead>;
  noteContact(scope: ShopScope, id: LeadId, state: Lead['state']): Promise<Lead>;
};

/**
 * Leads of one shop or of all shops of the person; the reading is recorded. Rule: PR-6.
 * @param asked `isEnding`: only those that are deleted by time soon
 * @throws DomainError not_found, forbidden
 */
export const makeShowLeads =
  (deps: ShowLeadsDeps) =>
  async (
    access: Access,
    { shopId, before, isEnding }: { shopId: ShopId | null; before: Date | null; isEnding: boolean },
  ): Promise<Page> => {
    const scope =
      shopId === null
        ? scopeWith(access, 'leads')
        : scopeOfShops([shopWith(access, shopId, 'leads').shop.id]);
    const now = deps.clock.now().getTime();
    const until = new Date(now + ENDING_MS);
    const due = new Map([...access.shops].map(([id, { shop }]) => [id, leadsDue(shop, until)]));
    const page = await deps.listLeads(scope, before ?? new Date(now + 1), isEnding ? due : undefined);
    const shopIds = page.leads.map(({ lead }) => lead.shopId);
    await deps.recordReading(access.staff.id, 'lead.list', shopIds);
    return page;
  };

/** One lead; the reading is recorded. Rule: PR-6. @throws DomainError not_found */
export const makeShowLead =
  (deps: ShowLeadsDeps) =>
  async (access: Access, leadId: LeadId): Promise<OpenedLead> => {
    const opened = await deps.readLead(scopeWith(access, 'leads'), leadId);
    await deps.recordAct({
      actor: access.staff.id,
      shopId: opened.lead.shopId,
      action: 'lead.read',
      target: leadId,
      outcome: 'ok',
    });
    return opened;
  };

/** Marks a lead as answered or new. @throws DomainError not_found, forbidden */
export const makeMarkLead =
  (deps: ShowLeadsDeps) =>
  async (access: Access, leadId: LeadId, state: Lead['state']): Promise<OpenedLead> => {
    const opened = await deps.readLead(scopeWith(access, 'leads'), leadId);
    shopWith(access, opened.lead.shopId, 'answer');
    const lead = await deps.noteContact(scopeOfShop(opened.lead.shopId), leadId, state);
    await deps.recordAct({
      actor: access.staff.id,
      shopId: lead.shopId,
      action: 'lead.state',
      target: leadId,
      outcome: 'ok',
      details: { state },
    });
    return { ...opened, lead };
  };
