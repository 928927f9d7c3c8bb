import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  chatReceiptLink,
  chatReceiptRequest,
  chatReceiptResponse,
  copyResponse,
  mailReceiptRequest,
  receiptRequest,
} from '../../../protocol/api/receipt-api.ts';
import { chatReceiptView, copyView } from '../../../views/receipt-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['receipts'] };

const openChatReceipt = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/chat-receipt',
      audience: 'visitor',
      summary: 'A lasting link to the running conversation (RT-7).',
      rate: 'read',
      body: chatReceiptRequest,
      answer: chatReceiptLink,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await desk.findShop(body.shop);
      const conversation = await desk.conversationByToken(scope, bearer);
      return { body: { url: await desk.openChatReceipt(scope, conversation) } };
    },
  );

const readChatReceipt = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/chat-receipt/look',
      audience: 'visitor',
      summary: 'With whom the conversation was, and until when it is kept.',
      rate: 'copy',
      body: receiptRequest,
      answer: chatReceiptResponse,
    },
    async ({ body }) => ({
      body: chatReceiptView(await desk.showChatReceipt(await desk.findChatReceipt(body.secret))),
    }),
  );

const copyChat = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/chat-receipt/download',
      audience: 'visitor',
      summary: 'The visitor’s own conversation, as JSON and to read (RT-7).',
      rate: 'copy',
      body: receiptRequest,
      answer: copyResponse,
    },
    async ({ body }) => ({
      body: copyView(await desk.copyChat(await desk.findChatReceipt(body.secret))),
    }),
  );

const mailChatReceipt = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/chat-receipt/mail',
      audience: 'visitor',
      summary: 'Sends the link to an address, once; the address is used for nothing else.',
      rate: 'leadPost',
      body: mailReceiptRequest,
    },
    async ({ body }) => {
      await desk.mailChatReceipt(body.secret, body.email);
      return {};
    },
  );

const eraseChat = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/chat-receipt/erase',
      audience: 'visitor',
      summary: 'Erases the conversation on both sides (RT-7).',
      rate: 'read',
      body: receiptRequest,
    },
    async ({ body }) => {
      const { conversation, scope } = await desk.findChatReceipt(body.secret);
      await desk.eraseConversation(scope, conversation, 'visitor');
      return {};
    },
  );

/** Authorised by the link's secret alone. Rule: RT-7. */
export const chatReceiptRoutes = (deps: Deps): Route[] => [
  openChatReceipt(deps),
  readChatReceipt(deps),
  copyChat(deps),
  mailChatReceipt(deps),
  eraseChat(deps),
];
