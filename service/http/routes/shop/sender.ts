import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { SenderStanding } from '../../../domain/sender/shop-sender.ts';
import { senderRequest, senderResponse } from '../../../protocol/api/inbox/sender-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['sender'] };

const place = { path: '/v1/staff/shops/:shopId/sender', params: idParams('shopId', shopIdField) } as const;
const view = ({ sender, check, isRefused }: SenderStanding) => ({
  sender: sender && { address: sender.address, confirmedAt: sender.confirmedAt?.toISOString() ?? null },
  check,
  isRefused,
});

export const senderRoutes = ({ desk }: Deps): Route[] => [
  defineRoute(
    {
      ...place,
      method: 'get',
      audience: 'staff',
      summary: 'The sender address of the shop, and what DNS says about it now.',
      rate: 'staff',
      answer: senderResponse,
    },
    async ({ params: { shopId } }, { access }) => ({ body: view(await desk.readSender(access, shopId)) }),
  ),
  defineRoute(
    {
      ...place,
      method: 'put',
      audience: 'staff',
      summary: 'Sets the sender address and mails it a link to confirm, or removes it.',
      rate: 'staff',
      body: senderRequest,
      answer: senderResponse,
    },
    async ({ params: { shopId }, body }, { access }) => ({
      body: view(await desk.setSender(access, shopId, body.address)),
    }),
  ),
];
