import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { orderLookupOf, visitorAttachmentsOf } from '../../../domain/model/card/chat-settings.ts';
import { sessionQuery, sessionResponse } from '../../../protocol/api/visitor-api.ts';
import { sessionView } from '../../../views/form-view.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['session']; now(): Date };

const readSession = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/visitor/session',
      audience: 'visitor',
      summary: 'What an opened widget shows; stores and issues nothing.',
      rate: 'read',
      query: sessionQuery,
      answer: sessionResponse,
    },
    async ({ query }, { bearer }) => {
      const { shop, scope } = await deps.desk.findShop(query.shop);
      const conversation = bearer === null ? null : await deps.desk.resumeConversation(scope, bearer);
      const [opened, settings] = await Promise.all([
        deps.desk.openWidget(shop, scope, query.locale, conversation?.status === 'open'),
        deps.desk.chatSettingsOf(shop, scope),
      ]);
      const about = {
        now: deps.now(),
        rememberDays: settings.rememberDays,
        visitorAttachments: visitorAttachmentsOf(settings),
        orderLookup: orderLookupOf(settings),
        conversation,
      };
      return { body: sessionView(shop, query.locale, opened, about) };
    },
  );

export const visitorSessionRoutes = (deps: Deps): Route[] => [readSession(deps)];
