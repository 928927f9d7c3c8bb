import type { UseCases } from '../../../desks/use-cases.ts';
import { ackView, eventView, summaryView } from '../../../domain/conversation/conversation-views.ts';
import type { InboxFound } from '../../../domain/conversation/read-inbox.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import {
  conversationActionRequest,
  conversationSummary,
  customerResponse,
  INBOX_PAGE,
  inboxQuery,
  inboxResponse,
  staffEventsQuery,
  staffMessageRequest,
  staffReadRequest,
} from '../../../protocol/api/staff-api.ts';
import { eventsResponse, messageResponse } from '../../../protocol/api/visitor-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { type ConversationId, type InboxPart, LIMITS } from '../../../protocol/vocabulary.ts';
import { readPaced } from '../../../telemetry/paced-reading.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { inTurn } from '../../in-turn.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = {
  useCases: UseCases;
  bus: EventBus;
  rateLimits: RateLimits;
};

type Behind = InboxFound['more'][number];
const placeText = ({ part, place }: Behind): string => `${part}.${place.at.getTime()}.${place.id}`;
/** Its shape was checked by the schema. */
const placeOf = (text: string): Behind => {
  const [part, at, ...id] = text.split('.');
  return {
    part: part as InboxPart,
    place: { at: new Date(Number(at)), id: id.join('.') as ConversationId },
  };
};
const params = idParams('conversationId', conversationIdField);

/** One inbox over all shops of the signed-in person, and what can be done in it. */
export const conversationRoutes = ({ useCases, bus, rateLimits }: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/inbox',
      audience: 'staff',
      summary:
        'Open conversations, and those ended within a day: the first page of each part, or the next of one.',
      rate: 'staff',
      query: inboxQuery,
      answer: inboxResponse,
    },
    async ({ query: { shop, limit = INBOX_PAGE.usual, before } }, { access }) => {
      const behind = before === undefined ? undefined : placeOf(before);
      const found = await useCases.readInbox(access, { shopId: shop, limit, behind });
      return {
        body: {
          conversations: found.conversations.map(summaryView),
          more: found.more.map((one) => ({ part: one.part, before: placeText(one) })),
          cursor: found.at.toISOString(),
        },
      };
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
