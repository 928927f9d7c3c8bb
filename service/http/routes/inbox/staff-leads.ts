import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { OpenedLead } from '../../../domain/lead/read-leads.ts';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import {
  leadAnswerRequest,
  leadAssignRequest,
  leadCounts,
  leadDetail,
  leadStateRequest,
  leadsQuery,
  leadsResponse,
  otherMessagesResponse,
} from '../../../protocol/api/inbox/lead-api.ts';
import { leadIdField, shopIdField } from '../../../protocol/fields.ts';
import { leadDetailView, leadSummaryView, otherMessagesView } from '../../../views/lead-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['leads'] };

const params = idParams('leadId', leadIdField);
const detail = async (desk: Deps['desk'], access: Access, opened: OpenedLead) =>
  leadDetailView(
    access,
    await desk.nameLeadStaff([opened.lead]),
    opened,
    await desk.readAnswerDeliveries(opened.lead),
    await desk.isAskedAgain(scopeOfShop(opened.lead.shopId), opened.lead),
  );

const listLeads = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads',
      audience: 'staff',
      reads: 'lead.list',
      summary: 'Leads, 50 at a time, unanswered ones first, else newest first; counts of all by state.',
      rate: 'staff',
      query: leadsQuery,
      answer: leadsResponse,
    },
    async ({ query }, { access }) => {
      const page = await desk.showLeads(access, {
        shopId: query.shop ?? null,
        state: query.state ?? null,
        isMine: query.mine !== undefined,
        isEnding: query.ending !== undefined,
        from:
          query.before === undefined ? null : { before: new Date(query.before), part: query.part ?? 'open' },
      });
      const names = await desk.nameLeadStaff(page.leads.map(({ lead }) => lead));
      return {
        body: {
          leads: page.leads.map((lead) => leadSummaryView(access, names, lead)),
          next: page.next && { ...page.next, before: page.next.before.toISOString() },
          counts: page.counts,
        },
      };
    },
  );

const countLeads = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/counts',
      audience: 'staff',
      summary: 'How many leads there are over all shops of the person, by state.',
      rate: 'staff',
      answer: leadCounts,
    },
    async (_given, { access }) => ({ body: await desk.countLeads(access) }),
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
      summary: 'Gives a lead another state; what it was stays in its history.',
      rate: 'staff',
      params,
      body: leadStateRequest,
      answer: leadDetail,
    },
    async ({ params: { leadId }, body }, { access }) => {
      const undo = body.undo === undefined ? undefined : new Date(body.undo);
      const opened = await desk.markLead(access, leadId, body.state, undo);
      return { body: await detail(desk, access, opened) };
    },
  );

const assignLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/assignee',
      audience: 'staff',
      reads: 'lead.assign',
      summary: 'Gives a lead to somebody who may answer in its shop, or back to those that nobody took.',
      rate: 'staff',
      params,
      body: leadAssignRequest,
      answer: leadDetail,
    },
    async ({ params: { leadId }, body }, { access }) => {
      const opened = await desk.assignLead(access, leadId, body.staffId);
      return { body: await detail(desk, access, opened) };
    },
  );

const answerLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/answers',
      audience: 'staff',
      reads: 'lead.answer',
      summary: 'Answers a lead by mail. The lead is answered once a mail server took it.',
      rate: 'staff',
      params,
      body: leadAnswerRequest,
      status: 202,
      answer: leadDetail,
    },
    async ({ params: { leadId }, body }, { access }) => {
      const opened = await desk.answerLead(access, leadId, body);
      return { body: await detail(desk, access, opened) };
    },
  );

const showOthers = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/:leadId/others',
      audience: 'staff',
      reads: 'lead.others',
      summary: 'Other leads and chats of the same address or number in the same shop.',
      rate: 'staff',
      params,
      answer: otherMessagesResponse,
    },
    async ({ params: { leadId } }, { access }) => ({
      body: otherMessagesView(await desk.showOtherMessages(access, leadId)),
    }),
  );

const exportLeads = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/leads/export',
      audience: 'staff',
      reads: 'lead.export',
      summary: 'All leads of a shop as CSV, for its owner; it is written down (PR-6).',
      rate: 'wholeList',
      params: idParams('shopId', shopIdField),
      files: ['text/csv'],
    },
    async ({ params: { shopId } }, { access }) => ({
      file: {
        name: `zgoda-leads-${shopId}.csv`,
        type: 'text/csv; charset=utf-8',
        parts: await desk.exportLeads(access, shopId),
      },
    }),
  );

export const staffLeadRoutes = (deps: Deps): Route[] => [
  listLeads(deps),
  countLeads(deps),
  readLead(deps),
  markLead(deps),
  assignLead(deps),
  answerLead(deps),
  showOthers(deps),
  exportLeads(deps),
];
