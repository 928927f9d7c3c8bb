import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import { conversationAssignRequest } from '../../../protocol/api/hand-over-api.ts';
import {
  conversationActionRequest,
  conversationCloseRequest,
  conversationTakeRequest,
} from '../../../protocol/api/staff-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { sentAct } from '../../../views/sent-message.ts';
import { retryAfterPredecessor } from '../../retry-after-predecessor.ts';
import { type AnySchema, defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['inbox']; bus: EventBus };

const params = idParams('conversationId', conversationIdField);

const actSpec = <Body extends AnySchema>(action: string, summary: string, body: Body) =>
  ({
    method: 'post',
    path: `/v1/staff/conversations/:conversationId/${action}`,
    audience: 'staff',
    summary,
    rate: 'staff',
    params,
    body,
    answer: messageResponse,
  }) as const;

const take = ({ desk, bus }: Deps): Route =>
  defineRoute(
    actSpec('take', 'The signed-in person answers from now on.', conversationTakeRequest),
    async ({ params: { conversationId }, body }, { access }) => {
      const { staff } = access;
      const { scope } = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.assignConversation(scope, staff, conversationId, sentAct(body), staff, body.from),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

const close = ({ desk, bus }: Deps): Route =>
  defineRoute(
    actSpec('close', 'Ends the conversation.', conversationCloseRequest),
    async ({ params: { conversationId }, body }, { access }) => {
      const { scope } = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.closeConversation(scope, access.staff, conversationId, sentAct(body), body.seen),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

const reopen = ({ desk, bus }: Deps): Route =>
  defineRoute(
    actSpec(
      'reopen',
      "Opens a closed one again, while its visitor's token lasts, and at most a day after it ended.",
      conversationActionRequest,
    ),
    async ({ params: { conversationId }, body }, { access }) => {
      const { scope } = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.reopenConversation(scope, access.staff, conversationId, sentAct(body)),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

const assign = ({ desk, bus }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/assign',
      audience: 'staff',
      summary:
        'Hands it over to a colleague who may answer in the shop, or to a team; null gives it back to the queue.',
      rate: 'staff',
      params,
      body: conversationAssignRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { scope } = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.handOver(scope, access.staff, conversationId, sentAct(body), body),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

export const conversationActs = (deps: Deps): Route[] => [
  take(deps),
  close(deps),
  reopen(deps),
  assign(deps),
];
