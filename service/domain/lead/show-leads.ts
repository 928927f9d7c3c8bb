import type { LeadId, LeadState, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, type ShopsScope, scopeOfShops } from '../model/base/tenancy.ts';
import { type Lead, OPEN_LEAD_STATES } from '../model/lead/lead.ts';
import type { LeadCounts, LeadFilter, LeadStore } from '../model/lead/lead-store.ts';
import { ENDING_MS, leadsDue } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { LEADS_PAGE, type OpenedLead } from './read-leads.ts';
import type { LeadMove } from './work-lead.ts';

type Page = { leads: OpenedLead[]; nextBefore: Date | null };
export type ShowLeadsDeps = {
  clock: Clock;
  leads: Pick<LeadStore, 'counts'>;
  recordAct: RecordAct;
  recordReading: RecordReading;
  listLeads(scope: ShopsScope, before: Date, filter?: LeadFilter, limit?: number): Promise<Page>;
  readLead(scope: ShopsScope, id: LeadId, holding?: ShopsScope): Promise<OpenedLead>;
  workLead(lead: Lead, by: StaffId, move: LeadMove): Promise<Lead>;
  findAssignee(staffId: StaffId, scope: ShopScope): Promise<Staff>;
};

/** Unanswered leads come first. */
export type LeadPart = 'open' | 'done';
const DONE = ['answered', 'closed'] as const satisfies readonly LeadState[];

export type LeadWish = {
  readonly shopId: ShopId | null;
  readonly state: LeadState | null;
  readonly isMine: boolean;
  /** Only leads near deletion. */
  readonly isEnding: boolean;
  /** `next` of the previous page. */
  readonly from: { readonly before: Date; readonly part: LeadPart } | null;
};
export type LeadsPage = {
  readonly leads: readonly OpenedLead[];
  readonly next: { readonly before: Date; readonly part: LeadPart } | null;
  /** Over all leads, ignoring filters. */
  readonly counts: LeadCounts;
};

export const scopeOfLeads = (access: Access, shopId: ShopId | null): ShopsScope =>
  shopId === null ? scopeWith(access, 'leads') : scopeOfShops([shopWith(access, shopId, 'leads').shop.id]);

/**
 * Leads, unanswered first, then newest first; audited. Rule: PR-6.
 * @throws DomainError not_found, forbidden
 */
export const makeShowLeads =
  (deps: ShowLeadsDeps) =>
  async (access: Access, wish: LeadWish): Promise<LeadsPage> => {
    const scope = scopeOfLeads(access, wish.shopId);
    const now = deps.clock.now().getTime();
    const until = new Date(now + ENDING_MS);
    const due = new Map([...access.shops].map(([id, { shop }]) => [id, leadsDue(shop, until)]));
    const filter: LeadFilter = {
      ...(wish.isEnding && { due }),
      ...(wish.state !== null && { states: [wish.state] }),
      ...(wish.isMine && { assigneeId: access.staff.id }),
    };
    const top = new Date(now + 1);
    const from = wish.from ?? { before: top, part: 'open' as const };
    const isOnePart = wish.isEnding || wish.state !== null;
    const read = (part: LeadPart, before: Date, limit: number) =>
      deps.listLeads(
        scope,
        before,
        isOnePart ? filter : { ...filter, states: part === 'open' ? OPEN_LEAD_STATES : DONE },
        limit,
      );
    const first = await read(from.part, from.before, LEADS_PAGE);
    let { leads } = first;
    let next = first.nextBefore === null ? null : { before: first.nextBefore, part: from.part };
    const room = LEADS_PAGE - leads.length;
    if (next === null && !isOnePart && from.part === 'open') {
      if (room <= 0) next = { before: top, part: 'done' };
      else {
        const done = await read('done', top, room);
        leads = [...leads, ...done.leads];
        next = done.nextBefore === null ? null : { before: done.nextBefore, part: 'done' };
      }
    }
    const rows = leads.map(({ lead: { shopId, createdAt } }) => ({ shopId, cameAt: createdAt }));
    await deps.recordReading(access.staff.id, 'lead.list', rows);
    return { leads, next, counts: await deps.leads.counts(scope, access.staff.id) };
  };

/** Not audited, as no personal data. */
export const makeCountLeads =
  (deps: Pick<ShowLeadsDeps, 'leads'>) =>
  (access: Access): Promise<LeadCounts> =>
    deps.leads.counts(scopeOfLeads(access, null), access.staff.id);

/**
 * Reads a lead; audited. The right to lift holds shows withdrawn, held ones. Rule: PR-6.
 * @throws DomainError not_found
 */
export const makeShowLead =
  (deps: ShowLeadsDeps) =>
  async (access: Access, leadId: LeadId): Promise<OpenedLead> => {
    const opened = await deps.readLead(scopeWith(access, 'leads'), leadId, scopeWith(access, 'subjects'));
    await deps.recordAct({
      actor: access.staff.id,
      shopId: opened.lead.shopId,
      action: 'lead.read',
      target: leadId,
      outcome: 'ok',
    });
    return opened;
  };

/**
 * Sets a lead's state.
 * @param undo time of the undone step
 * @throws DomainError not_found, forbidden
 */
export const makeMarkLead =
  (deps: ShowLeadsDeps) =>
  async (access: Access, leadId: LeadId, state: LeadState, undo?: Date): Promise<OpenedLead> => {
    const opened = await deps.readLead(scopeWith(access, 'leads'), leadId);
    shopWith(access, opened.lead.shopId, 'answer');
    const lead = await deps.workLead(opened.lead, access.staff.id, {
      state,
      ...(undo !== undefined && { undo }),
    });
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

/**
 * Assigns a lead and mails the colleague; or unassigns it.
 * @throws DomainError not_found, forbidden
 */
export const makeAssignLead =
  (deps: ShowLeadsDeps & { tellOfGivenLead(shop: Shop, lead: Lead, to: StaffId): Promise<void> }) =>
  async (access: Access, leadId: LeadId, assigneeId: StaffId | null): Promise<OpenedLead> => {
    const opened = await deps.readLead(scopeWith(access, 'leads'), leadId);
    const { scope, shop } = shopWith(access, opened.lead.shopId, 'answer');
    if (assigneeId !== null) await deps.findAssignee(assigneeId, scope);
    const lead = await deps.workLead(opened.lead, access.staff.id, { assigneeId });
    const isGiven = lead.assigneeId !== opened.lead.assigneeId && assigneeId !== access.staff.id;
    if (isGiven && assigneeId !== null) await deps.tellOfGivenLead(shop, lead, assigneeId);
    await deps.recordAct({
      actor: access.staff.id,
      shopId: lead.shopId,
      action: 'lead.assign',
      target: leadId,
      outcome: 'ok',
      ...(assigneeId !== null && { details: { to: assigneeId } }),
    });
    return { ...opened, lead };
  };

/** Names of assignees; deleted accounts have none. */
export const makeNameLeadStaff =
  (deps: { staff: { listByIds(ids: readonly StaffId[]): Promise<readonly Staff[]> } }) =>
  async (leads: readonly Lead[]): Promise<ReadonlyMap<StaffId, string>> => {
    const ids = leads.flatMap(({ assigneeId, history, answers }) => [
      ...answers.map(({ by }) => by),
      ...(assigneeId === null ? [] : [assigneeId]),
      ...history.flatMap((step) => [step.by, ...(step.assigneeId === null ? [] : [step.assigneeId])]),
    ]);
    const people = await deps.staff.listByIds([...new Set(ids)]);
    return new Map(people.map((one) => [one.id, shownName(one)]));
  };
