import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import { customerResponse, ordersResponse } from '../../../protocol/api/conversation/customer-api.ts';
import { consultantsResponse } from '../../../protocol/api/hand-over-api.ts';
import { INBOX_PAGE, inboxQuery, inboxResponse } from '../../../protocol/api/inbox-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import {
  conversationSummary,
  staffEventsQuery,
  staffMessageRequest,
  staffReadRequest,
} from '../../../protocol/api/staff-api.ts';
import { eventsResponse, messageResponse } from '../../../protocol/api/visitor-api.ts';
import { conversationIdField, shopIdField } from '../../../protocol/fields.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import { readPaced } from '../../../telemetry/paced-reading.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { ackView, eventsView, summaryView } from '../../../views/conversation-views.ts';
import { customerView, ordersView } from '../../../views/customer-view.ts';
import { inboxView, placeOf } from '../../../views/inbox/inbox-views.ts';
import { sentAct } from '../../../views/sent-message.ts';
import { retryAfterPredecessor } from '../../retry-after-predecessor.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { conversationActs } from './conversation-acts.ts';

type Deps = { desk: ConsoleDesk['inbox']; bus: EventBus; rateLimits: RateLimits };

const params = idParams('conversationId', conversationIdField);

const readInbox = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/inbox',
      audience: 'staff',
      reads: 'conversation.list',
      summary:
        'Open conversations, and those ended within a day: the first page of each part, or the next of one.',
      rate: 'staff',
      query: inboxQuery,
      answer: inboxResponse,
    },
    async ({ query: { shop, team, limit = INBOX_PAGE.usual, before } }, { access }) => {
      const behind = before === undefined ? undefined : placeOf(before);
      const found = await desk.showInbox(access, { shopId: shop, teamId: team, limit, behind });
      return { body: inboxView(found) };
    },
  );

const readConversation = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId',
      audience: 'staff',
      reads: 'conversation.read',
      summary: 'One conversation.',
      rate: 'staff',
      params,
      answer: conversationSummary,
    },
    async ({ params: { conversationId } }, { access }) => {
      return { body: summaryView(await desk.showConversation(access, conversationId)) };
    },
  );

const readCustomer = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/customer',
      audience: 'staff',
      reads: 'customer.read',
      summary: "What the store's server said of the visitor: signed in or guest, cart, orders.",
      rate: 'staff',
      params,
      answer: customerResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      return { body: customerView(await desk.showCustomer(access, conversationId)) };
    },
  );

const readOrders = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/orders',
      audience: 'staff',
      reads: 'customer.orders',
      summary: "The customer's orders, fresh from the store's server; shown, not stored.",
      rate: 'staff',
      params,
      body: emptyRequest,
      answer: ordersResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      return { body: ordersView(await desk.showOrders(access, conversationId)) };
    },
  );

const readEvents = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/events',
      audience: 'staff',
      reads: 'conversation.read',
      summary: 'Events after a seq, in order.',
      rate: 'staff',
      params,
      query: staffEventsQuery,
      answer: eventsResponse,
    },
    async ({ params: { conversationId }, query }, { access }) => {
      const found = await desk.findConversation(access, conversationId, 'read');
      const page = await readPaced(rateLimits, 'staffReading', access.staff.id, () =>
        desk.showEvents(access, found, query.after, LIMITS.maxBatchEvents),
      );
      return { body: eventsView(page, 'staff') };
    },
  );

const sendMessage = ({ desk, bus }: Deps): Route =>
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
      const { scope } = await desk.findConversation(access, conversationId, 'answer');
      const message = { ...sentAct(body), text: body.text, seen: body.seen };
      const appended = await retryAfterPredecessor(bus, () =>
        desk.sendStaffMessage(scope, access.staff, conversationId, message),
      );
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  );

const listConsultants = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/consultants',
      audience: 'staff',
      summary: 'Who may answer in the shop, and so can take a conversation over; who is here first.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      answer: consultantsResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const consultants = await desk.listConsultants(access, shopId);
      return { body: { consultants: consultants.map((one) => ({ ...one })) } };
    },
  );

const markRead = ({ desk }: Deps): Route =>
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
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'answer');
      await desk.markRead(scope, conversation, access.staff, body.seq);
      return {};
    },
  );

export const conversationRoutes = (deps: Deps): Route[] => [
  readInbox(deps),
  readConversation(deps),
  readCustomer(deps),
  readOrders(deps),
  readEvents(deps),
  sendMessage(deps),
  ...conversationActs(deps),
  listConsultants(deps),
  markRead(deps),
];
