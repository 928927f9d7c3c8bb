import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { CSV_START, csvLine } from '../model/base/csv.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopsScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { LeadFilter } from '../model/lead/lead-store.ts';
import { leadEnd } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { OpenedLead } from './read-leads.ts';

type Deps = {
  clock: Clock;
  recordAct: RecordAct;
  listLeads(
    scope: ShopsScope,
    before: Date,
    filter?: LeadFilter,
  ): Promise<{ leads: OpenedLead[]; nextBefore: Date | null }>;
  nameLeadStaff(leads: readonly Lead[]): Promise<ReadonlyMap<StaffId, string>>;
};

const HEAD = [
  'reference',
  'received_at',
  'state',
  'assignee',
  'name',
  'email',
  'phone',
  'message',
  'page',
  'language',
  'basis',
  'answered_at',
  'kept_until',
];

/**
 * Exports leads as CSV, newest first, without restricted, quarantined and notice-less ones. Owner only;
 * audited. Rules: PR-6, RT-3.
 * @throws DomainError not_found, forbidden
 */
export const makeExportLeads =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId): Promise<AsyncIterable<string>> => {
    const { shop } = shopWith(access, shopId, 'export');
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'lead.export',
      target: shopId,
      outcome: 'ok',
    });
    return lines(deps, shop);
  };

const lines = async function* (deps: Deps, shop: Shop): AsyncIterable<string> {
  yield `${CSV_START}${csvLine(HEAD)}`;
  let before: Date | null = new Date(deps.clock.now().getTime() + 1);
  while (before !== null) {
    const page: Awaited<ReturnType<Deps['listLeads']>> = await deps.listLeads(
      scopeOfShops([shop.id]),
      before,
    );
    const names = await deps.nameLeadStaff(page.leads.map(({ lead }) => lead));
    for (const { lead, values } of page.leads) {
      // Mode `bare`: the visitor got no notice.
      if (lead.basis === null) continue;
      yield csvLine([
        lead.reference,
        lead.createdAt.toISOString(),
        lead.state,
        lead.assigneeId === null ? '' : (names.get(lead.assigneeId) ?? ''),
        values.name ?? '',
        values.email ?? '',
        values.phone ?? '',
        values.message ?? '',
        lead.pagePath ?? '',
        lead.locale,
        lead.basis ?? '',
        lead.answers.findLast(({ sentAt }) => sentAt !== null)?.sentAt?.toISOString() ?? '',
        leadEnd(lead, shop).toISOString(),
      ]);
    }
    before = page.nextBefore;
  }
};
