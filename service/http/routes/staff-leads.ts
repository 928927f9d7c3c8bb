import { notFound } from '../../domain/domain-error.ts';
import type { LeadStore } from '../../domain/lead/lead-store.ts';
import type { OpenedLead } from '../../domain/lead/read-leads.ts';
import { scopeWith, shopWith } from '../../domain/staff/resolve-access.ts';
import { scopeOfShop, scopeOfShops } from '../../domain/tenancy.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { leadIdField } from '../../protocol/fields.ts';
import { leadDetail, leadStateRequest, leadsQuery, leadsResponse } from '../../protocol/staff-api.ts';
import { defineRoute, idParams, type Route } from '../route.ts';

type Deps = { useCases: UseCases; leads: Pick<LeadStore, 'setState'>; now(): Date };

const PREVIEW = 140;
const params = idParams('leadId', leadIdField);

const summary = ({ lead, values }: OpenedLead) => ({
  id: lead.id,
  shopId: lead.shopId,
  reference: lead.reference,
  state: lead.state,
  basis: lead.basis,
  createdAt: lead.createdAt.toISOString(),
  expiresAt: lead.expiresAt.toISOString(),
  name: values.name ?? null,
  email: values.email ?? null,
  phone: values.phone ?? null,
  preview: Array.from(values.message ?? '')
    .slice(0, PREVIEW)
    .join(''),
});

const detail = (opened: OpenedLead) => ({
  ...summary(opened),
  message: opened.values.message ?? '',
  page: opened.lead.pagePath,
  locale: opened.lead.locale,
  noticeId: opened.lead.noticeId,
  consentEventId: opened.lead.consentEventId,
});

/** Leads of all shops of the signed-in person. */
export const staffLeadRoutes = ({ useCases, leads, now }: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads',
      audience: 'staff',
      summary: 'Leads, newest first, 50 at a time.',
      rate: 'staff',
      query: leadsQuery,
      answer: leadsResponse,
    },
    async ({ query }, { access }) => {
      const scope =
        query.shop === undefined
          ? scopeWith(access, 'leads')
          : scopeOfShops([shopWith(access, query.shop, 'leads').shop.id]);
      const before = query.before === undefined ? new Date(now().getTime() + 1) : new Date(query.before);
      const page = await useCases.listLeads(scope, before);
      await useCases.recordReading(
        access.staff.id,
        'lead.list',
        page.leads.map(({ lead }) => lead.shopId),
      );
      return { body: { leads: page.leads.map(summary), nextBefore: page.nextBefore?.toISOString() ?? null } };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/:leadId',
      audience: 'staff',
      summary: 'One lead; the reading is written down (PR-6).',
      rate: 'staff',
      params,
      answer: leadDetail,
    },
    async ({ params: { leadId } }, { access }) => {
      const opened = await useCases.readLead(scopeWith(access, 'leads'), leadId);
      await useCases.recordAct({
        actor: access.staff.id,
        shopId: opened.lead.shopId,
        action: 'lead.read',
        target: leadId,
        outcome: 'ok',
      });
      return { body: detail(opened) };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/state',
      audience: 'staff',
      summary: 'Marks a lead as answered or new.',
      rate: 'staff',
      params,
      body: leadStateRequest,
      answer: leadDetail,
    },
    async ({ params: { leadId }, body }, { access }) => {
      const opened = await useCases.readLead(scopeWith(access, 'leads'), leadId);
      shopWith(access, opened.lead.shopId, 'answer');
      const lead = await leads.setState(scopeOfShop(opened.lead.shopId), leadId, body.state);
      if (lead === null) throw notFound();
      await useCases.recordAct({
        actor: access.staff.id,
        shopId: lead.shopId,
        action: 'lead.state',
        target: leadId,
        outcome: 'ok',
        details: { state: body.state },
      });
      return { body: detail({ ...opened, lead }) };
    },
  ),
];
