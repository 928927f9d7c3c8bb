import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { leadDetail } from '../../../protocol/api/inbox/lead-api.ts';
import { quarantineQuery, quarantineResponse } from '../../../protocol/api/inbox/quarantine-api.ts';
import { leadIdField } from '../../../protocol/fields.ts';
import { leadDetailView, leadSummaryView } from '../../../views/lead-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['leads'] };

const params = idParams('leadId', leadIdField);

const listQuarantine = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/quarantine',
      audience: 'staff',
      reads: 'lead.list',
      summary: 'Contact forms that look like spam, newest first, 50 at a time, with the reasons.',
      rate: 'staff',
      query: quarantineQuery,
      answer: quarantineResponse,
    },
    async ({ query }, { access }) => {
      const before = query.before === undefined ? null : new Date(query.before);
      const page = await desk.showQuarantine(access, { shopId: query.shop ?? null, before });
      const names = await desk.nameLeadStaff(page.leads.map(({ lead }) => lead));
      return {
        body: {
          leads: page.leads.map((lead) => leadSummaryView(access, names, lead)),
          nextBefore: page.nextBefore?.toISOString() ?? null,
        },
      };
    },
  );

const markNotSpam = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/not-spam',
      audience: 'staff',
      reads: 'lead.not_spam',
      summary: 'It is not spam: the form becomes a new lead, and its mails are sent.',
      rate: 'staff',
      params,
      answer: leadDetail,
    },
    async ({ params: { leadId } }, { access }) => {
      const opened = await desk.markNotSpam(access, leadId);
      const isAskedAgain = await desk.isAskedAgain(scopeOfShop(opened.lead.shopId), opened.lead);
      const names = await desk.nameLeadStaff([opened.lead]);
      // Quarantined forms have no answers.
      return { body: leadDetailView(access, names, opened, [], isAskedAgain) };
    },
  );

const discardLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/leads/:leadId',
      audience: 'staff',
      summary: 'It is spam: erases a form in the quarantine (RT-2).',
      rate: 'staff',
      status: 204,
      params,
    },
    async ({ params: { leadId } }, { access }) => {
      await desk.discardLead(access, leadId);
      return {};
    },
  );

export const quarantineRoutes = (deps: Deps): Route[] => [
  listQuarantine(deps),
  markNotSpam(deps),
  discardLead(deps),
];
