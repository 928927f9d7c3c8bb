import * as v from 'valibot';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  consentEventIdField,
  evidencePageQuery,
  evidencePageResponse,
  evidenceQuery,
  evidenceResponse,
} from '../../../protocol/api/evidence-api.ts';
import { conversationIdField, leadIdField, shopIdField } from '../../../protocol/fields.ts';
import { evidencePageView, evidenceView } from '../../../views/evidence-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['evidence'] };

const leadParams = idParams('leadId', leadIdField);
const conversationParams = idParams('conversationId', conversationIdField);
const eventParams = v.object({ shopId: shopIdField, consentEventId: consentEventIdField });

const readLeadEvidence = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/:leadId/evidence',
      audience: 'staff',
      summary: 'Everything that proves the lead, with the verdict (CO-9).',
      rate: 'staff',
      params: leadParams,
      query: evidenceQuery,
      answer: evidenceResponse,
    },
    async ({ params: { leadId }, query }, { access }) => {
      const { record } = await desk.showLeadEvidence(access, leadId);
      return { body: evidenceView(record, await desk.witnessStanding(), query.locale) };
    },
  );

const readLeadEvidencePage = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/leads/:leadId/evidence/page',
      audience: 'staff',
      summary: 'The same as one readable page (CO-9).',
      rate: 'staff',
      params: leadParams,
      query: evidencePageQuery,
      answer: evidencePageResponse,
    },
    async ({ params: { leadId }, query }, { access }) => {
      const { record } = await desk.showLeadEvidence(access, leadId);
      return { body: evidencePageView(record, query.locale) };
    },
  );

const readConversationEvidence = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/evidence',
      audience: 'staff',
      summary: 'What shows that the notice stood over the live chat, with the verdict (CO-9, TR-1).',
      rate: 'staff',
      params: conversationParams,
      query: evidenceQuery,
      answer: evidenceResponse,
    },
    async ({ params: { conversationId }, query }, { access }) => {
      const { record } = await desk.showConversationEvidence(access, conversationId);
      return { body: evidenceView(record, await desk.witnessStanding(), query.locale) };
    },
  );

const readConversationEvidencePage = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/evidence/page',
      audience: 'staff',
      summary: 'The same as one readable page (CO-9).',
      rate: 'staff',
      params: conversationParams,
      query: evidencePageQuery,
      answer: evidencePageResponse,
    },
    async ({ params: { conversationId }, query }, { access }) => {
      const { record } = await desk.showConversationEvidence(access, conversationId);
      return { body: evidencePageView(record, query.locale) };
    },
  );

const readConsentEvidence = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/consents/:consentEventId/evidence',
      audience: 'staff',
      summary: 'Everything that proves one agreement of any kind, also after erasure and expiry (CO-9, D5).',
      rate: 'staff',
      params: eventParams,
      query: evidenceQuery,
      answer: evidenceResponse,
    },
    async ({ params, query }, { access }) => {
      const { record } = await desk.showConsentEvidence(access, params.shopId, params.consentEventId);
      return { body: evidenceView(record, await desk.witnessStanding(), query.locale) };
    },
  );

const readConsentEvidencePage = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/consents/:consentEventId/evidence/page',
      audience: 'staff',
      summary: 'The same as one readable page (CO-9).',
      rate: 'staff',
      params: eventParams,
      query: evidencePageQuery,
      answer: evidencePageResponse,
    },
    async ({ params, query }, { access }) => {
      const { record } = await desk.showConsentEvidence(access, params.shopId, params.consentEventId);
      return { body: evidencePageView(record, query.locale) };
    },
  );

/** Rule: CO-9. */
export const evidenceRoutes = (deps: Deps): Route[] => [
  readLeadEvidence(deps),
  readLeadEvidencePage(deps),
  readConversationEvidence(deps),
  readConversationEvidencePage(deps),
  readConsentEvidence(deps),
  readConsentEvidencePage(deps),
];
