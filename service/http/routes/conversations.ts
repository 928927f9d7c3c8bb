import type { ConversationStore } from '../../domain/conversation/conversation-store.ts';
import { ackView, eventView, summaryView } from '../../domain/conversation/conversation-views.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { EventBus } from '../../domain/ports.ts';
import { scopeWith } from '../../domain/staff/resolve-access.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { conversationIdField } from '../../protocol/fields.ts';
import {
  conversationActionRequest,
  conversationSummary,
  customerResponse,
  inboxResponse,
  staffEventsQuery,
  staffMessageRequest,
  staffReadRequest,
} from '../../protocol/staff-api.ts';
import { eventsResponse, messageResponse } from '../../protocol/visitor-api.ts';
import { LIMITS } from '../../protocol/vocabulary.ts';
import { readPaced } from '../../telemetry/paced-reading.ts';
import type { RateLimits } from '../../telemetry/rate-limit.ts';
import { inTurn } from '../in-turn.ts';
import { defineRoute, idParams, type Route } from '../route.ts';

type Deps = {
  useCases: UseCases;
  conversations: Pick<ConversationStore, 'inbox'>;
  bus: EventBus;
  rateLimits: RateLimits;
  now(): Date;
};

/** Ended conversations stay in the inbox for a day. */
const INBOX_CLOSED_MS = 24 * 3_600_000;
const params = idParams('conversationId', conversationIdField);

/** One inbox over all shops of the signed-in person, and what can be done in it. */
export const conversationRoutes = ({ useCases, conversations, bus, rateLimits, now }: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/inbox',
      audience: 'staff',
      summary: 'Open conversations of all shops, and those ended within a day.',
      rate: 'staff',
      answer: inboxResponse,
    },
    async (_input, { access }) => {
      const at = now();
      const since = new Date(at.getTime() - INBOX_CLOSED_MS);
      const found = await conversations.inbox(scopeWith(access, 'read'), since);
      return { body: { conversations: found.map(summaryView), cursor: at.toISOString() } };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId',
      audience: 'staff',
      summary: 'One conversation.',
      rate: 'staff',
      params,
      answer: conversationSummary,
    },
    async ({ params: { conversationId } }, { access }) => {
      const { conversation } = await useCases.findConversation(access, conversationId, 'read');
      return { body: summaryView(conversation) };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/customer',
      audience: 'staff',
      summary: "What the store's server said of the visitor: signed in or guest, cart, orders.",
      rate: 'staff',
      params,
      answer: customerResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      const { conversation, scope } = await useCases.findConversation(access, conversationId, 'answer');
      const facts = await useCases.readCustomer(scope, conversation);
      if (facts === null) return { body: { customer: null } };
      const { sub, cart, orders, adminUrl } = facts;
      return {
        body: {
          customer: {
            isSignedIn: sub !== null,
            cart: cart === null ? null : { ...cart },
            orders: orders.map((order) => ({ ...order })),
            adminUrl,
          },
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/events',
      audience: 'staff',
      summary: 'Events after a seq, in order.',
      rate: 'staff',
      params,
      query: staffEventsQuery,
      answer: eventsResponse,
    },
    async ({ params: { conversationId }, query }, { access }) => {
      const { conversation, scope } = await useCases.findConversation(access, conversationId, 'read');
      const page = await readPaced(rateLimits, 'staffReading', access.staff.id, () =>
        useCases.readEvents(scope, conversation, query.after, LIMITS.maxBatchEvents),
      );
      if (page.kind === 'reset') {
        throw new DomainError('conflict', 'There are fewer events than that. Start over with after=0.');
      }
      const events = page.events.map((event) => eventView(event, 'staff'));
      return { body: { events, more: page.more, last: page.last } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/messages',
      audience: 'staff',
      summary: 'Answers; the same ref stores it once.',
      rate: 'staff',
      status: 201,
      params,
      body: staffMessageRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { scope } = await useCases.findConversation(access, conversationId, 'answer');
      const message = { ref: body.ref, after: body.after ?? null, text: body.text };
      const appended = await inTurn(bus, () =>
        useCases.sendStaffMessage(scope, access.staff, conversationId, message),
      );
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  ),
  ...(['take', 'close'] as const).map((action) =>
    defineRoute(
      {
        method: 'post',
        path: `/v1/staff/conversations/:conversationId/${action}`,
        audience: 'staff',
        summary: action === 'take' ? 'The signed-in person answers from now on.' : 'Ends the conversation.',
        rate: 'staff',
        params,
        body: conversationActionRequest,
        answer: messageResponse,
      },
      async ({ params: { conversationId }, body }, { access }) => {
        const { scope } = await useCases.findConversation(access, conversationId, 'answer');
        const act = { ref: body.ref, after: body.after ?? null };
        const appended = await inTurn(bus, () =>
          action === 'take'
            ? useCases.assignConversation(scope, access.staff, conversationId, act, access.staff)
            : useCases.closeConversation(scope, access.staff, conversationId, act),
        );
        return { body: ackView(body.ref, appended) };
      },
    ),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/read',
      audience: 'staff',
      summary: 'Everything up to a seq has been seen.',
      rate: 'staff',
      params,
      body: staffReadRequest,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await useCases.findConversation(access, conversationId, 'answer');
      await useCases.markRead(scope, conversation, access.staff, body.seq);
      return {};
    },
  ),
];
