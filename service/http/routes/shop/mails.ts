import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  outboxMailResponse,
  outboxResponse,
  shopMailParams,
  testMailResponse,
} from '../../../protocol/api/mail-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { outboxView } from '../../../views/mail-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['mails'] };

const listMails = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/mails',
      audience: 'staff',
      reads: 'mail.list',
      summary: 'Mails of the shop that wait or failed.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      answer: outboxResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      return { body: outboxView(await desk.listOutbox(access, shopId)) };
    },
  );

const readMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/mails/:mailId',
      audience: 'staff',
      reads: 'mail.read',
      summary: 'What a mail of the shop says; the reading is logged.',
      rate: 'staff',
      params: shopMailParams,
      answer: outboxMailResponse,
    },
    async ({ params: { shopId, mailId } }, { access }) => {
      const { content } = await desk.readOutboxMail(access, shopId, mailId);
      return { body: { subject: content.subject, text: content.text } };
    },
  );

const retryMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/mails/:mailId/retry',
      audience: 'staff',
      summary: 'Tries a mail of the shop again now.',
      rate: 'staff',
      params: shopMailParams,
      body: emptyRequest,
    },
    async ({ params: { shopId, mailId } }, { access }) => {
      await desk.retryMail(access, shopId, mailId);
      return {};
    },
  );

const discardMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/shops/:shopId/mails/:mailId',
      audience: 'staff',
      summary: 'Drops a mail of the shop; it is never sent.',
      rate: 'staff',
      params: shopMailParams,
    },
    async ({ params: { shopId, mailId } }, { access }) => {
      await desk.discardMail(access, shopId, mailId);
      return {};
    },
  );

const sendTestMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/mails/test',
      audience: 'staff',
      summary: 'Sends a test mail to the signed-in person and says what the mail server made of it.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      body: emptyRequest,
      answer: testMailResponse,
    },
    async ({ params: { shopId } }, { access }) => ({ body: await desk.sendTestMail(access, shopId) }),
  );

export const shopMailRoutes = (deps: Deps): Route[] => [
  listMails(deps),
  readMail(deps),
  retryMail(deps),
  discardMail(deps),
  sendTestMail(deps),
];
