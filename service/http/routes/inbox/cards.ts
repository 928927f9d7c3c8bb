import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { cardsResponse, requestDataRequest } from '../../../protocol/api/card-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { askedOf } from '../../../views/card-views.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['inbox'] };

const params = idParams('conversationId', conversationIdField);

const requestData = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/cards',
      audience: 'staff',
      summary: 'Asks the visitor for data by a card; the same ref asks once (RQ-1).',
      rate: 'staff',
      status: 201,
      params,
      body: requestDataRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await deps.desk.findConversation(access, conversationId, 'answer');
      const { shop } = shopWith(access, conversation.shopId, 'answer');
      const appended = await deps.desk.requestData(shop, scope, access.staff, conversation, {
        ref: body.ref,
        purpose: body.purpose,
        fields: askedOf(body.fields),
      });
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  );

const readCards = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/cards',
      audience: 'staff',
      reads: 'card.read',
      summary: 'The cards of a conversation with their answers; masked without the right to answer.',
      rate: 'staff',
      params,
      answer: cardsResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      const { conversation, scope } = await deps.desk.findConversation(access, conversationId, 'read');
      const { role } = shopWith(access, conversation.shopId, 'read');
      const mayAnswer = roleMay(role, 'answer');
      return {
        body: { cards: await deps.desk.readCards(scope, access.staff, conversation, mayAnswer) },
      };
    },
  );

/** Rules: RQ-1, RQ-2. */
export const cardRoutes = (deps: Deps): Route[] => [requestData(deps), readCards(deps)];
