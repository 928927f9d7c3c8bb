import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { alertsResponse } from '../../../protocol/api/account-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { alertView } from '../../../views/alert-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['inbox'] };

export const conversationAlertRoutes = ({ desk }: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/alerts',
      audience: 'staff',
      summary: 'Who was told that the visitor of a conversation waits, when and how.',
      rate: 'staff',
      params: idParams('conversationId', conversationIdField),
      answer: alertsResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'read');
      return { body: { alerts: (await desk.readAlerts(scope, conversation)).map(alertView) } };
    },
  ),
];
