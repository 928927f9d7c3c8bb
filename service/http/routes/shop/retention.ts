import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { chatRetention } from '../../../domain/notice/compose-chat-notice.ts';
import { formRetention } from '../../../domain/notice/compose-notice.ts';
import {
  holdRequest,
  retentionPreviewRequest,
  retentionPreviewResponse,
  retentionResponse,
} from '../../../protocol/api/retention-api.ts';
import { conversationSummary } from '../../../protocol/api/staff-api.ts';
import { conversationIdField, leadIdField, shopIdField } from '../../../protocol/fields.ts';
import { LOCALES } from '../../../protocol/vocabulary.ts';
import { summaryView } from '../../../views/conversation-views.ts';
import { retentionView } from '../../../views/retention-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['retention'] };

const readRetention = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/retention',
      audience: 'staff',
      summary: 'Reports of past runs, and what is on legal hold (RE-1).',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      answer: retentionResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { scope, role } = shopWith(access, shopId, 'evidence');
      const [reports, heldLeads, heldConversations] = await Promise.all([
        desk.retentionReports(scope),
        desk.heldLeads(scope),
        desk.heldConversations(scope),
      ]);
      return {
        body: retentionView(
          reports,
          { leads: heldLeads, conversations: heldConversations },
          roleMay(role, 'settings'),
        ),
      };
    },
  );

const previewRetention = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/retention/preview',
      audience: 'staff',
      summary: 'Counts what goes until a day, under these periods or others; removes nothing (RE-2).',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      body: retentionPreviewRequest,
      answer: retentionPreviewResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      const { shop, scope } = shopWith(access, shopId, 'evidence');
      const given = Object.entries(body.periods).filter(([, value]) => value !== undefined);
      const tried = { ...shop, ...Object.fromEntries(given) };
      return {
        body: {
          counts: await desk.previewRetention(scope, tried, new Date(body.until)),
          sentences: LOCALES.map((locale) => ({
            locale,
            form: formRetention(tried, locale),
            chat: chatRetention(tried, locale),
          })),
        },
      };
    },
  );

const holdLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/leads/:leadId/hold',
      audience: 'staff',
      summary: 'Keeps a lead from deletion by time for a stated reason, or lets it go; written down.',
      rate: 'staff',
      params: idParams('leadId', leadIdField),
      body: holdRequest,
    },
    async ({ params: { leadId }, body }, { access }) => {
      await desk.holdLead(access, leadId, body.reason);
      return {};
    },
  );

const holdConversation = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/hold',
      audience: 'staff',
      summary: 'The same for a conversation.',
      rate: 'staff',
      params: idParams('conversationId', conversationIdField),
      body: holdRequest,
      answer: conversationSummary,
    },
    async ({ params: { conversationId }, body }, { access }) => ({
      body: summaryView(await desk.holdConversation(access, conversationId, body.reason)),
    }),
  );

export const retentionRoutes = (deps: Deps): Route[] => [
  readRetention(deps),
  previewRetention(deps),
  holdLead(deps),
  holdConversation(deps),
];
