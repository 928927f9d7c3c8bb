import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  answerByMailRequest,
  comeBackRequest,
  comeBackResponse,
  endMailsRequest,
} from '../../../protocol/api/conversation/way-back-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import { cameBackView } from '../../../views/chat-extras/way-back-views.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['wayBack'] };

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

export const wayBackRoutes = (deps: Deps): Route[] => [answerByMail(deps), comeBack(deps), endMails(deps)];
