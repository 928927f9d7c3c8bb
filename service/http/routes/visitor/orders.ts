import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  orderCodeRequest,
  orderCodeResponse,
  orderRequest,
  orderResponse,
} from '../../../protocol/api/conversation/order-api.ts';
import { faultFields, type ServiceLogger } from '../../../telemetry/logger.ts';
import { shownOrderView } from '../../../views/customer-view.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['orders']; logger: ServiceLogger };

const askForCode = ({ desk, logger }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/order-code',
      audience: 'visitor',
      summary: 'Sends a code to the address of an order, if there is one; the answer does not tell.',
      rate: 'messagePost',
      body: orderCodeRequest,
      answer: orderCodeResponse,
    },
    async ({ body }, { bearer, address }) => {
      const { shop, scope } = await desk.findShop(body.shop);
      const conversation = bearer === null ? null : await desk.resumeConversation(scope, bearer);
      const asker = { conversationId: conversation?.id ?? null, address };
      const { sealed, mailIfFound } = await desk.askForOrder(shop, scope, asker, body);
      // Not awaited: timing would reveal orders.
      setImmediate(() =>
        mailIfFound().then(
          (fault) => fault !== null && logger.warn({ fault }, 'The shop was not asked about an order.'),
          (error: unknown) => logger.warn(faultFields(error), 'A code for an order was not sent.'),
        ),
      );
      return { body: { lookup: sealed } };
    },
  );

const showOrder = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/order',
      audience: 'visitor',
      summary: 'Shows an order to whoever types the code that was sent to its address; stores nothing of it.',
      rate: 'messagePost',
      body: orderRequest,
      answer: orderResponse,
    },
    async ({ body }) => {
      const { shop, scope } = await desk.findShop(body.shop);
      return { body: shownOrderView(await desk.showOrder(shop, scope, body.lookup, body.code)) };
    },
  );

/** Rule: AD-53. */
export const orderRoutes = (deps: Deps): Route[] => [askForCode(deps), showOrder(deps)];
