import type { OpenedLead } from '../domain/lead/read-leads.ts';
import type { Lead } from '../domain/model/lead/lead.ts';
import { leadEnd } from '../domain/model/retention/retention.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';

/** Characters of the message that the list shows. */
const PREVIEW = 140;

/** When the lead expires by the periods of today. Rule: RE-2. */
const endOf = (access: Access, lead: Lead): Date => {
  const shop = access.shops.get(lead.shopId)?.shop;
  return shop === undefined ? lead.expiresAt : leadEnd(lead, shop);
};

export const leadSummaryView = (access: Access, { lead, values }: OpenedLead) => ({
  id: lead.id,
  shopId: lead.shopId,
  reference: lead.reference,
  state: lead.state,
  basis: lead.basis,
  createdAt: lead.createdAt.toISOString(),
  expiresAt: endOf(access, lead).toISOString(),
  heldReason: lead.heldReason,
  name: values.name ?? null,
  email: values.email ?? null,
  phone: values.phone ?? null,
  preview: Array.from(values.message ?? '')
    .slice(0, PREVIEW)
    .join(''),
});

export const leadDetailView = (access: Access, opened: OpenedLead, isAskedAgain: boolean) => ({
  ...leadSummaryView(access, opened),
  message: opened.values.message ?? '',
  page: opened.lead.pagePath,
  locale: opened.lead.locale,
  noticeId: opened.lead.noticeId,
  consentEventId: opened.lead.consentEventId,
  isAskedAgain,
});
