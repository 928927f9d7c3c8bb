import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { mailParams, outboxMailResponse, outboxResponse } from '../../../protocol/api/mail-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { outboxView } from '../../../views/mail-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['mails'] };

const listMails = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/mails',
      audience: 'staff',
      summary: "The service's own mails, for the operator.",
      rate: 'staff',
      answer: outboxResponse,
    },
    async (_input, { access }) => {
      return { body: outboxView(await desk.listOutbox(access, null)) };
    },
  );

const readMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/mails/:mailId',
      audience: 'staff',
      summary: "What one of the service's own mails says; the reading is logged.",
      rate: 'staff',
      params: mailParams,
      answer: outboxMailResponse,
    },
    async ({ params: { mailId } }, { access }) => {
      const { content } = await desk.readOutboxMail(access, null, mailId);
      return { body: { subject: content.subject, text: content.text } };
    },
  );

const retryMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/mails/:mailId/retry',
      audience: 'staff',
      summary: "Tries one of the service's own mails again now.",
      rate: 'staff',
      params: mailParams,
      body: emptyRequest,
    },
    async ({ params: { mailId } }, { access }) => {
      await desk.retryMail(access, null, mailId);
      return {};
    },
  );

const discardMail = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/mails/:mailId',
      audience: 'staff',
      summary: "Drops one of the service's own mails; it is never sent.",
      rate: 'staff',
      params: mailParams,
    },
    async ({ params: { mailId } }, { access }) => {
      await desk.discardMail(access, null, mailId);
      return {};
    },
  );

export const operatorMailRoutes = (deps: Deps): Route[] => [
  listMails(deps),
  readMail(deps),
  retryMail(deps),
  discardMail(deps),
];
