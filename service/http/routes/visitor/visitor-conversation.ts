import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { chatReceiptLink } from '../../../protocol/api/receipt-api.ts';
import {
  conversationRequest,
  extendResponse,
  identityRequest,
  rememberRequest,
  rememberResponse,
} from '../../../protocol/api/visitor-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['conversation'] };

const rememberConversation = (deps: Deps): Route =>
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
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const expiresAt = await deps.desk.rememberConversation(shop, scope, conversation, body.on);
      return { body: { tokenExpiresAt: expiresAt.toISOString() } };
    },
  );

const identifyCustomer = (deps: Deps): Route =>
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
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      await deps.desk.identifyCustomer(shop, scope, conversation, body.token);
      return {};
    },
  );

const extendConversation = (deps: Deps): Route =>
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
      const { scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const until = await deps.desk.extendConversation(scope, conversation);
      return { body: { tokenExpiresAt: until.toISOString() } };
    },
  );

const endConversation = (deps: Deps): Route =>
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
      const { scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const url = await deps.desk.openChatReceipt(scope, conversation);
      await deps.desk.endConversation(scope, conversation);
      return { body: { url } };
    },
  );

const eraseConversation = (deps: Deps): Route =>
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
      const { scope } = await deps.desk.findShop(body.shop);
      await deps.desk.eraseConversation(scope, await deps.desk.conversationByToken(scope, bearer), 'visitor');
      return {};
    },
  );

export const visitorConversationRoutes = (deps: Deps): Route[] => [
  rememberConversation(deps),
  identifyCustomer(deps),
  extendConversation(deps),
  endConversation(deps),
  eraseConversation(deps),
];
