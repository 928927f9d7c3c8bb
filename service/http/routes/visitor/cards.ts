import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { answerCardRequest, cardActRequest } from '../../../protocol/api/card-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['conversation']; rateLimits: RateLimits };

const answerCard = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/cards/answer',
      audience: 'visitor',
      summary: 'Sends what a card asks for; the same ref answers once (RQ-2, CO-2).',
      rate: 'messagePost',
      status: 201,
      body: answerCardRequest,
      answer: messageResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const conversation = await deps.desk.conversationByToken(scope, bearer);
      await deps.rateLimits.take('visitorMinute', conversation.id);
      const appended = await deps.desk.answerCard(shop, scope, conversation, {
        ref: body.ref,
        cardId: body.cardId,
        values: body.values,
        consent: body.consent === true,
        textByMail: body.textByMail === true,
      });
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  );

const declineOrWithdraw =
  (act: 'decline' | 'withdraw') =>
  (deps: Deps): Route =>
    defineRoute(
      {
        method: 'post',
        path: `/v1/visitor/cards/${act}`,
        audience: 'visitor',
        summary:
          act === 'decline'
            ? 'Declines a card; nothing else is stored (RQ-1).'
            : 'Takes the consent of a card back; its answers are erased at once (CO-6).',
        rate: 'messagePost',
        body: cardActRequest,
        answer: messageResponse,
      },
      async ({ body }, { bearer }) => {
        const { scope } = await deps.desk.findShop(body.shop);
        const conversation = await deps.desk.conversationByToken(scope, bearer);
        const run = act === 'decline' ? deps.desk.declineCard : deps.desk.withdrawCard;
        const appended = await run(scope, conversation, { ref: body.ref, cardId: body.cardId });
        return { body: ackView(body.ref, appended) };
      },
    );

export const visitorCardRoutes = (deps: Deps): Route[] => [
  answerCard(deps),
  declineOrWithdraw('decline')(deps),
  declineOrWithdraw('withdraw')(deps),
];
