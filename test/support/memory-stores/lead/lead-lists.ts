import { isHiddenLead, isOpenLead, type Lead } from '../../../../service/domain/model/lead/lead.ts';
import type { LeadCounts, LeadFilter } from '../../../../service/domain/model/lead/lead-store.ts';
import { isLeadDue } from '../../../../service/domain/model/retention/retention.ts';
import type { StaffId } from '../../../../service/protocol/vocabulary.ts';
import { newestFirst } from '../../../../service/store/order.ts';
import { countByShop } from '../base/count-by-shop.ts';

const byCreation = newestFirst<Lead>(
  (row) => row.createdAt,
  (row) => row.id,
);

const isListed = (row: Lead, { due, states, assigneeId, isQuarantined }: LeadFilter): boolean => {
  const limits = due?.get(row.shopId);
  const isWanted = due === undefined || (limits !== undefined && isLeadDue(row, limits));
  const isInState = states === undefined || states.includes(row.state);
  const isOfPerson = assigneeId === undefined || row.assigneeId === assigneeId;
  const isApart = (row.quarantine !== null) === (isQuarantined ?? false);
  return isWanted && isInState && isOfPerson && isApart && !isHiddenLead(row);
};

export const countsOf = (leads: readonly Lead[], assigneeId: StaffId): LeadCounts => {
  const counts = { new: 0, in_work: 0, answered: 0, closed: 0, mine: 0, quarantined: 0 };
  for (const lead of leads) {
    if (isHiddenLead(lead)) continue;
    if (lead.quarantine !== null) {
      counts.quarantined += 1;
      continue;
    }
    counts[lead.state] += 1;
    if (lead.assigneeId === assigneeId && isOpenLead(lead)) counts.mine += 1;
  }
  return counts;
};

export const countOpen = (leads: readonly Lead[]) =>
  countByShop(leads.filter((row) => isOpenLead(row) && !isHiddenLead(row) && row.quarantine === null));

export const listedOf = (
  leads: readonly Lead[],
  before: Date,
  limit: number,
  filter: LeadFilter = {},
): readonly Lead[] =>
  leads
    .filter((row) => row.createdAt < before && isListed(row, filter))
    .sort(byCreation)
    .slice(0, limit);
