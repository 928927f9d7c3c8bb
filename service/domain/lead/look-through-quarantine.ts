import type { LeadId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { Right, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { receiptEnd, receiptHashOf } from '../model/lead/lead.ts';
import type { LeadFilter, LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { OpenedLead } from './read-leads.ts';
import { scopeOfLeads } from './show-leads.ts';

type Page = { leads: OpenedLead[]; nextBefore: Date | null };
type Deps = {
  leads: Pick<LeadStore, 'endQuarantine'>;
  receipts: Pick<ReceiptStore, 'setExpiry'>;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  recordReading: RecordReading;
  listLeads(scope: ShopsScope, before: Date, filter: LeadFilter): Promise<Page>;
  readLead(scope: ShopsScope, id: LeadId): Promise<OpenedLead>;
};

/** Lists suspected spam, newest first; audited. Rule: PR-6. */
export const makeShowQuarantine =
  (deps: Deps) =>
  async (
    access: Access,
    { shopId, before }: { shopId: ShopId | null; before: Date | null },
  ): Promise<Page> => {
    const until = before ?? new Date(deps.clock.now().getTime() + 1);
    const page = await deps.listLeads(scopeOfLeads(access, shopId), until, { isQuarantined: true });
    const rows = page.leads.map(({ lead: { shopId, createdAt } }) => ({ shopId, cameAt: createdAt }));
    await deps.recordReading(access.staff.id, 'lead.list', rows);
    return page;
  };

const readQuarantined = async (
  deps: Deps,
  access: Access,
  leadId: LeadId,
  right: Right,
): Promise<{ opened: OpenedLead; scope: ShopScope }> => {
  const opened = await deps.readLead(scopeWith(access, 'leads'), leadId);
  const { scope } = shopWith(access, opened.lead.shopId, right);
  if (opened.lead.quarantine === null)
    throw new DomainError(
      'conflict',
      'This message is no longer in the quarantine. Open it among the leads.',
    );
  return { opened, scope };
};

/**
 * Releases a lead from quarantine and sends its mails.
 * @throws DomainError not_found, forbidden, conflict (not in quarantine)
 */
export const makeMarkNotSpam =
  (deps: Deps) =>
  async (access: Access, leadId: LeadId): Promise<OpenedLead> => {
    const { opened, scope } = await readQuarantined(deps, access, leadId, 'answer');
    const { shopId } = scope;
    const lead = await deps.leads.endQuarantine(scope, leadId, deps.clock.now());
    if (lead === null) throw notFound();
    await deps.receipts.setExpiry(scope, receiptHashOf(deps.digest, leadId), receiptEnd(lead.expiresAt));
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'lead.not_spam',
      target: leadId,
      outcome: 'ok',
    });
    deps.bus.publish({ type: 'lead.changed', shopId, leadId });
    deps.bus.publish({ type: 'lead.kept', shopId, leadId });
    return { ...opened, lead };
  };

/**
 * Erases a spam lead. Rules: RT-2, RT-8, SE-3.
 * @throws DomainError not_found, forbidden, conflict (not in quarantine, or on legal hold)
 */
export const makeDiscardLead =
  (
    deps: Deps & {
      eraseSubject(scope: ShopScope, subject: Subject, at: Date, actor: StaffId): Promise<void>;
    },
  ) =>
  async (access: Access, leadId: LeadId): Promise<void> => {
    const { opened, scope } = await readQuarantined(deps, access, leadId, 'subjects');
    const { shopId } = scope;
    if (opened.lead.heldAt !== null)
      throw new DomainError('conflict', 'This message is kept for a dispute. Lift the hold first.');
    await deps.eraseSubject(
      scope,
      { subjectKeys: [], refs: [leadId], email: null, phone: null },
      deps.clock.now(),
      access.staff.id,
    );
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'lead.spam',
      target: shopId,
      outcome: 'ok',
    });
  };
