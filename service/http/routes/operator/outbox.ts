import type { UseCases } from '../../../desks/use-cases.ts';
import type { OutboxMail } from '../../../domain/mail/look-after-outbox.ts';
import {
  mailParams,
  outboxMailResponse,
  outboxResponse,
  shopMailParams,
} from '../../../protocol/api/mail-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

const mailView = ({ mail, to }: OutboxMail) => ({
  id: mail.id,
  kind: mail.kind,
  to,
  locale: mail.locale,
  state: mail.state,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt.toISOString(),
  nextAttemptAt: mail.nextAttemptAt.toISOString(),
  expiresAt: mail.expiresAt.toISOString(),
});

/** Mails that wait: a shop's for its owner and managers, the service's own for the operator. */
export const outboxRoutes = ({ useCases }: { useCases: UseCases }): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/mails',
      audience: 'staff',
      summary: 'Mails of the shop that wait or failed.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      answer: outboxResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { isSending, mails } = await useCases.listOutbox(access, shopId);
      return { body: { isSending, mails: mails.map(mailView) } };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/mails/:mailId',
      audience: 'staff',
      summary: 'What a mail of the shop says; the reading is logged.',
      rate: 'staff',
      params: shopMailParams,
      answer: outboxMailResponse,
    },
    async ({ params: { shopId, mailId } }, { access }) => {
      const { content } = await useCases.readOutboxMail(access, shopId, mailId);
      return { body: { subject: content.subject, text: content.text } };
    },
  ),
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
      await useCases.retryMail(access, shopId, mailId);
      return {};
    },
  ),
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
      await useCases.discardMail(access, shopId, mailId);
      return {};
    },
  ),
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
      const { isSending, mails } = await useCases.listOutbox(access, null);
      return { body: { isSending, mails: mails.map(mailView) } };
    },
  ),
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
      const { content } = await useCases.readOutboxMail(access, null, mailId);
      return { body: { subject: content.subject, text: content.text } };
    },
  ),
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
      await useCases.retryMail(access, null, mailId);
      return {};
    },
  ),
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
      await useCases.discardMail(access, null, mailId);
      return {};
    },
  ),
];
