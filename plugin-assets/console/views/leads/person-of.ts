import type { LeadSummary } from '../../../../service/protocol/api/inbox/lead-api.ts';

/** Name, else e-mail, else phone. */
export const personOf = (lead: LeadSummary): string | null => lead.name ?? lead.email ?? lead.phone;
