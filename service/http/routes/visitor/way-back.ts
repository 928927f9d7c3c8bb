import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  answerByMailRequest,
  comeBackByWordsRequest,
  comeBackRequest,
  comeBackResponse,
  endMailsRequest,
  fourWordsResponse,
} from '../../../protocol/api/conversation/way-back-api.ts';
import { conversationRequest, messageResponse } from '../../../protocol/api/visitor-api.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { cameBackView } from '../../../views/beside-chats/way-back-views.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['wayBack']; rateLimits: RateLimits };

const answerByMail = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/answer-by-mail',
      audience: 'visitor',
      summary: 'Shows the card by which the visitor asks to be answered by mail; the same ref asks once.',
      rate: 'messagePost',
      status: 201,
      body: answerByMailRequest,
      answer: messageResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const appended = await deps.desk.askToBeAnswered(shop, scope, conversation, body.ref);
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  );

const comeBack = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/come-back',
      audience: 'visitor',
      summary: 'A further device gets into a conversation by the link of a mail, after a press.',
      rate: 'comeBack',
      status: 201,
      body: comeBackRequest,
      answer: comeBackResponse,
    },
    async ({ body }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      return {
        status: 201,
        body: cameBackView(await deps.desk.comeBackByLink(shop, scope, body.secret, body.known)),
      };
    },
  );

const takeWords = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/words',
      audience: 'visitor',
      summary: 'A code of four words for the running conversation; it replaces an earlier one.',
      rate: 'comeBack',
      status: 201,
      body: conversationRequest,
      answer: fourWordsResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      const { words, until } = await deps.desk.takeWords(shop, scope, conversation);
      return { status: 201, body: { words, until: until.toISOString() } };
    },
  );

const dropWords = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/words/drop',
      audience: 'visitor',
      summary: 'The code of four words opens nothing any more.',
      rate: 'messagePost',
      body: conversationRequest,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await deps.desk.findShop(body.shop);
      await deps.desk.dropWords(scope, await deps.desk.conversationByToken(scope, bearer));
      return {};
    },
  );

const comeBackByWords = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/come-back/words',
      audience: 'visitor',
      summary: 'A further device gets into a conversation by its four words.',
      rate: 'comeBack',
      status: 201,
      body: comeBackByWordsRequest,
      answer: comeBackResponse,
    },
    async ({ body }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      await deps.rateLimits.take('wordsOfShop', shop.id);
      return { status: 201, body: cameBackView(await deps.desk.comeBackByWords(shop, scope, body.words)) };
    },
  );

const endMails = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/come-back/no-mails',
      audience: 'visitor',
      summary: 'Whoever got the mail wants no more of them: the address is deleted.',
      rate: 'comeBack',
      body: endMailsRequest,
    },
    async ({ body }) => {
      const { scope } = await deps.desk.findShop(body.shop);
      await deps.desk.endMailsByLink(scope, body.secret);
      return {};
    },
  );

/** How visitors come back to a conversation. Decision 0125. */
export const wayBackRoutes = (deps: Deps): Route[] => [
  answerByMail(deps),
  comeBack(deps),
  endMails(deps),
  takeWords(deps),
  dropWords(deps),
  comeBackByWords(deps),
];
