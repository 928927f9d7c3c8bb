import type { UseCases } from '../../../desks/use-cases.ts';
import type { OpenedLead } from '../../../domain/lead/read-leads.ts';
import { scopeOfShop, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import { leadEnd } from '../../../domain/model/retention/retention.ts';
import { type Access, scopeWith, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { leadDetail, leadStateRequest, leadsQuery, leadsResponse } from '../../../protocol/api/staff-api.ts';
import { leadIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; now(): Date };

const PREVIEW = 140;
const params = idParams('leadId', leadIdField);

/** When it goes by the periods of today. Rule: RE-2. */
const endOf = (access: Access, lead: Lead): Date => {
  const shop = access.shops.get(lead.shopId)?.shop;
  return shop === undefined ? lead.expiresAt : leadEnd(lead, shop);
};

const summary = (access: Access, { lead, values }: OpenedLead) => ({
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

const detail = async (useCases: UseCases, access: Access, opened: OpenedLead) => ({
  ...summary(access, opened),
  message: opened.values.message ?? '',
  page: opened.lead.pagePath,
  locale: opened.lead.locale,
  noticeId: opened.lead.noticeId,
  consentEventId: opened.lead.consentEventId,
  isAskedAgain: await useCases.isAskedAgain(scopeOfShop(opened.lead.shopId), opened.lead),
});

/** Leads of all shops of the signed-in person. */
export const staffLeadRoutes = ({ useCases, now }: Deps): Route[] => [
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
      return {
        body: {
          leads: page.leads.map((lead) => summary(access, lead)),
          nextBefore: page.nextBefore?.toISOString() ?? null,
        },
      };
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
      return { body: await detail(useCases, access, opened) };
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
      const lead = await useCases.noteContact(scopeOfShop(opened.lead.shopId), leadId, body.state);
      await useCases.recordAct({
        actor: access.staff.id,
        shopId: lead.shopId,
        action: 'lead.state',
        target: leadId,
        outcome: 'ok',
        details: { state: body.state },
      });
      return { body: await detail(useCases, access, { ...opened, lead }) };
    },
  ),
];
