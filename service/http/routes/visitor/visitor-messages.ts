import { ackView, eventView } from '../../../domain/conversation/conversation-views.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import { chatReceiptLink } from '../../../protocol/api/receipt-api.ts';
import {
  conversationRequest,
  eventsQuery,
  eventsResponse,
  extendResponse,
  identityRequest,
  messageRequest,
  messageResponse,
  readRequest,
  rememberRequest,
  rememberResponse,
} from '../../../protocol/api/visitor-api.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import { readPaced } from '../../../telemetry/paced-reading.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { inTurn } from '../../in-turn.ts';
import { defineRoute, type Route } from '../../route.ts';
import { conversationByToken, shopByKey, type VisitorDeps } from './visitor-session.ts';

/** The socket's operations over HTTP, with the same ids, for networks that block sockets. */
export const visitorMessageRoutes = (
  deps: VisitorDeps & { rateLimits: RateLimits; bus: EventBus; addressKey(address: string): string },
): Route[] => [
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
      const { shop, scope } = await shopByKey(deps, body.shop);
      const message = {
        ref: body.ref,
        after: body.after ?? null,
        text: body.text,
        locale: body.locale,
        page: body.page ?? null,
        product: body.product ?? null,
      };
      const sender = {
        conversation: bearer === null ? null : await deps.useCases.resumeConversation(scope, bearer),
        boot: body.boot ?? null,
        address: deps.addressKey(request.ip ?? ''),
      };
      const stored = await deps.useCases.receiveMessage(shop, scope, sender, message, (run) =>
        inTurn(deps.bus, run),
      );
      return { status: stored.isRepeat ? 200 : 201, body: ackView(body.ref, stored, stored) };
    },
  ),
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
      const { scope } = await shopByKey(deps, query.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      const page = await readPaced(deps.rateLimits, 'visitorReading', conversation.id, () =>
        deps.useCases.readEvents(scope, conversation, query.after, LIMITS.maxBatchEvents),
      );
      if (page.kind === 'reset') {
        throw new DomainError('conflict', 'There are fewer events than that. Start over with after=0.');
      }
      return {
        body: {
          events: page.events.map((event) => eventView(event, 'visitor')),
          more: page.more,
          last: page.last,
        },
      };
    },
  ),
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
      const { scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      await deps.useCases.markRead(scope, conversation, null, body.seq);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/remember',
      audience: 'visitor',
      summary: 'The visitor has the conversation remembered, or not any more (EP-4).',
      rate: 'messagePost',
      body: rememberRequest,
      answer: rememberResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      const expiresAt = await deps.useCases.rememberConversation(shop, scope, conversation, body.on);
      return { body: { tokenExpiresAt: expiresAt.toISOString() } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/identity',
      audience: 'visitor',
      summary: "Binds the store's signed word about its customer to the running conversation.",
      rate: 'messagePost',
      body: identityRequest,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      await deps.useCases.identifyCustomer(shop, scope, conversation, body.token);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/extend',
      audience: 'visitor',
      summary: 'Eight more hours for the conversation, because the visitor asked for them (AX-5).',
      rate: 'messagePost',
      body: conversationRequest,
      answer: extendResponse,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      const until = await deps.useCases.extendConversation(scope, conversation);
      return { body: { tokenExpiresAt: until.toISOString() } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/end',
      audience: 'visitor',
      summary: 'Ends the conversation; its token is worth nothing afterwards, a link to it remains (RT-7).',
      rate: 'messagePost',
      body: conversationRequest,
      answer: chatReceiptLink,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      const url = await deps.useCases.openChatReceipt(scope, conversation);
      await deps.useCases.endConversation(scope, conversation);
      return { body: { url } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/erase',
      audience: 'visitor',
      summary: 'Erases the running conversation on both sides (RT-7).',
      rate: 'messagePost',
      body: conversationRequest,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await shopByKey(deps, body.shop);
      await deps.useCases.eraseConversation(scope, await conversationByToken(deps, scope, bearer));
      return {};
    },
  ),
];
