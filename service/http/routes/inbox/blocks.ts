import * as v from 'valibot';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { EventBus } from '../../../domain/model/events/domain-events.ts';
import { blockRequest, blocksResponse } from '../../../protocol/api/conversation/block-api.ts';
import { conversationActionRequest } from '../../../protocol/api/staff-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import { blockIdField, conversationIdField, shopIdField } from '../../../protocol/fields.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { sentAct } from '../../../views/sent-message.ts';
import { retryAfterPredecessor } from '../../retry-after-predecessor.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['blocks']; bus: EventBus };
const params = idParams('conversationId', conversationIdField);

const block = ({ desk, bus }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/block',
      audience: 'staff',
      summary: "Ends the conversation and takes nothing more on its visitor's token, while that lasts.",
      rate: 'block',
      params,
      body: blockRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const found = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.blockVisitor(access.staff, found, sentAct(body), {
          reason: body.reason,
          customerDays: body.customerDays ?? null,
        }),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

const unblock = ({ desk, bus }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/unblock',
      audience: 'staff',
      summary: 'Lifts the block; the conversation stays closed and can be opened again.',
      rate: 'block',
      params,
      body: conversationActionRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const found = await desk.findConversation(access, conversationId, 'answer');
      const appended = await retryAfterPredecessor(bus, () =>
        desk.unblockVisitor(access.staff, found, sentAct(body)),
      );
      return { body: ackView(body.ref, appended) };
    },
  );

const listBlocks = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/blocks',
      audience: 'staff',
      summary: 'Customers from whom the shop takes no chats now: why and until when, not who.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      answer: blocksResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: {
        blocks: (await desk.listBlocks(access, shopId)).map(({ id, reason, at, expiresAt }) => ({
          ...{ id, reason, at: at.toISOString() },
          until: expiresAt.toISOString(),
        })),
      },
    }),
  );

const liftBlock = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/blocks/:blockId',
      audience: 'staff',
      summary: 'Lifts the block of a customer.',
      rate: 'block',
      params: v.strictObject({ shopId: shopIdField, blockId: blockIdField }),
    },
    async ({ params: { shopId, blockId } }, { access }) => {
      await desk.liftBlock(access, shopId, blockId);
      return {};
    },
  );

export const blockRoutes = (deps: Deps): Route[] => [
  block(deps),
  unblock(deps),
  listBlocks(deps),
  liftBlock(deps),
];
