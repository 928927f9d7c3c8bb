import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import {
  eventsQuery,
  eventsResponse,
  messageRequest,
  messageResponse,
  readRequest,
} from '../../../protocol/api/visitor-api.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import { readPaced } from '../../../telemetry/paced-reading.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { ackView, eventsView } from '../../../views/conversation-views.ts';
import { sentMessage } from '../../../views/sent-message.ts';
import { retryAfterPredecessor } from '../../retry-after-predecessor.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = {
  desk: VisitorDesk['conversation'];
  rateLimits: RateLimits;
  bus: EventBus;
  addressKey(address: string): string;
};

const sendMessage = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/messages',
      audience: 'visitor',
      summary: 'Sends a message; the same ref stores it once.',
      rate: 'messagePost',
      status: 201,
      body: messageRequest,
      answer: messageResponse,
    },
    async ({ body }, { bearer, request }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const message = sentMessage(body, body.locale);
      const sender = {
        conversation: bearer === null ? null : await deps.desk.resumeConversation(scope, bearer),
        boot: body.boot ?? null,
        address: deps.addressKey(request.ip ?? ''),
      };
      const stored = await deps.desk.receiveMessage(shop, scope, sender, message, {
        inTurn: (run) => retryAfterPredecessor(deps.bus, run),
      });
      return { status: stored.isRepeat ? 200 : 201, body: ackView(body.ref, stored, stored) };
    },
  );

const readEvents = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/visitor/events',
      audience: 'visitor',
      summary: 'Events after a seq, in order.',
      rate: 'read',
      query: eventsQuery,
      answer: eventsResponse,
    },
    async ({ query }, { bearer }) => {
      const { scope } = await deps.desk.findShop(query.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const page = await readPaced(deps.rateLimits, 'visitorReading', conversation.id, () =>
        deps.desk.readEvents(scope, conversation, query.after, LIMITS.maxBatchEvents),
      );
      return { body: eventsView(page, 'visitor') };
    },
  );

const markRead = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/read',
      audience: 'visitor',
      summary: 'Everything up to a seq has been seen.',
      rate: 'messagePost',
      body: readRequest,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      await deps.desk.markRead(scope, conversation, null, body.seq);
      return {};
    },
  );

/** For networks without sockets; same ids. */
export const visitorMessageRoutes = (deps: Deps): Route[] => [
  sendMessage(deps),
  readEvents(deps),
  markRead(deps),
];
