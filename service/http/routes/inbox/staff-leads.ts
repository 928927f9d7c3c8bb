import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { OpenedLead } from '../../../domain/lead/read-leads.ts';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import { leadDetail, leadStateRequest, leadsQuery, leadsResponse } from '../../../protocol/api/staff-api.ts';
import { leadIdField } from '../../../protocol/fields.ts';
import { leadDetailView, leadSummaryView } from '../../../views/lead-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['leads'] };

const params = idParams('leadId', leadIdField);
const detail = async (desk: Deps['desk'], access: Access, opened: OpenedLead) =>
  leadDetailView(access, opened, await desk.isAskedAgain(scopeOfShop(opened.lead.shopId), opened.lead));

const listLeads = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads',
      audience: 'staff',
      reads: 'lead.list',
      summary: 'Leads, newest first, 50 at a time; all, or those that are deleted within thirty days.',
      rate: 'staff',
      query: leadsQuery,
      answer: leadsResponse,
    },
    async ({ query }, { access }) => {
      const before = query.before === undefined ? null : new Date(query.before);
      const isEnding = query.ending !== undefined;
      const page = await desk.showLeads(access, { shopId: query.shop ?? null, before, isEnding });
      return {
        body: {
          leads: page.leads.map((lead) => leadSummaryView(access, lead)),
          nextBefore: page.nextBefore?.toISOString() ?? null,
        },
      };
    },
  );

const readLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/:leadId',
      audience: 'staff',
      reads: 'lead.read',
      summary: 'One lead; the reading is written down (PR-6).',
      rate: 'staff',
      params,
      answer: leadDetail,
    },
    async ({ params: { leadId } }, { access }) => {
      const opened = await desk.showLead(access, leadId);
      return { body: await detail(desk, access, opened) };
    },
  );

const markLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/state',
      audience: 'staff',
      reads: 'lead.state',
      summary: 'Marks a lead as answered or new.',
      rate: 'staff',
      params,
      body: leadStateRequest,
      answer: leadDetail,
    },
    async ({ params: { leadId }, body }, { access }) => {
      const opened = await desk.markLead(access, leadId, body.state);
      return { body: await detail(desk, access, opened) };
    },
  );

/** Leads of all shops of the signed-in person. */
export const staffLeadRoutes = (deps: Deps): Route[] => [listLeads(deps), readLead(deps), markLead(deps)];
