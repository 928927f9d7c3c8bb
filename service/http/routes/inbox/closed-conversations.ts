import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { closedQuery, closedResponse, earlierResponse, INBOX_PAGE } from '../../../protocol/api/inbox-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { summaryView } from '../../../views/conversation-views.ts';
import { closedPlaceOf, closedView } from '../../../views/inbox/inbox-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['inbox'] };

const listClosed = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations',
      audience: 'staff',
      reads: 'conversation.list',
      summary: 'Closed conversations for as long as they are kept, newest activity first, by pages.',
      rate: 'staff',
      query: closedQuery,
      answer: closedResponse,
    },
    async ({ query: { shop, staff, locale, tag, team, limit = INBOX_PAGE.usual, before } }, { access }) => {
      const page = await desk.showClosed(access, {
        shopId: shop ?? null,
        staffId: staff ?? null,
        locale: locale ?? null,
        tagId: tag ?? null,
        teamId: team ?? null,
        before: before === undefined ? null : closedPlaceOf(before),
        limit,
      });
      return { body: closedView(page) };
    },
  );

const listEarlier = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/earlier',
      audience: 'staff',
      reads: 'customer.read',
      summary: 'Other conversations of the customer for whom the shop server vouches in this one.',
      rate: 'staff',
      params: idParams('conversationId', conversationIdField),
      answer: earlierResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      const earlier = await desk.showEarlier(access, conversationId);
      return { body: { conversations: earlier.map(summaryView) } };
    },
  );

export const closedConversationRoutes = (deps: Deps): Route[] => [listClosed(deps), listEarlier(deps)];
