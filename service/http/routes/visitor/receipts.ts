import { notFound } from '../../../domain/model/base/domain-error.ts';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import { RECEIPT_AFTER_MS, type Receipt } from '../../../domain/model/lead/lead.ts';
import { leadBasisOf, type TextPart } from '../../../domain/model/notice/notice.ts';
import type { NoticeStore, PolicyBindingStore } from '../../../domain/model/notice/notice-store.ts';
import { pageFor } from '../../../domain/model/notice/policy-binding.ts';
import type { PolicyChangeStore } from '../../../domain/model/notice/policy-change.ts';
import type { ShopStore } from '../../../domain/model/shop/shop-store.ts';
import { composeChatNotice } from '../../../domain/notice/compose-notice.ts';
import type { FoundChat } from '../../../domain/receipt/open-chat-receipt.ts';
import type { VisitorCopy } from '../../../domain/receipt/visitor-copy.ts';
import {
  type ChatReceiptResponse,
  chatReceiptLink,
  chatReceiptRequest,
  chatReceiptResponse,
  copyResponse,
  mailReceiptRequest,
  type ReceiptResponse,
  receiptRequest,
  receiptResponse,
  renewRequest,
} from '../../../protocol/api/receipt-api.ts';
import { defineRoute, type Route } from '../../route.ts';
import { conversationByToken, shopByKey, type VisitorDeps } from './visitor-session.ts';

type Deps = VisitorDeps & {
  shops: Pick<ShopStore, 'findByKey' | 'get'>;
  notices: Pick<NoticeStore, 'get'>;
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  policyChanges: Pick<PolicyChangeStore, 'list'>;
};

const copyOf = (paragraphs: readonly (readonly TextPart[])[]) =>
  paragraphs.map((parts) => parts.map((part) => ({ ...part })));
const copyBody = ({ name, json, html }: VisitorCopy) => ({
  name,
  json: json as Record<string, unknown>,
  html,
});

/** The newest change that those under the old text are to be told of. */
const policyChangeFor = async (deps: Deps, scope: ShopScope, receipt: Receipt, sha256: string) => {
  const changes = await deps.policyChanges.list(scope);
  const told = changes.find(
    (change) =>
      change.fromSha256 === sha256 && change.choice === 'inform' && change.changedAt >= receipt.createdAt,
  );
  return told === undefined ? null : { title: told.title, url: told.url, at: told.changedAt.toISOString() };
};

const receiptView = async (deps: Deps, receipt: Receipt, scope: ShopScope): Promise<ReceiptResponse> => {
  const [shop, notice, renewal] = await Promise.all([
    deps.shops.get(scope),
    receipt.noticeId === null ? null : deps.notices.get(scope, receipt.noticeId),
    deps.useCases.renewalOffer(scope, receipt),
  ]);
  if (shop === null) throw notFound();
  const controller = notice?.content.controller ?? shop.controller;
  const policy = notice?.content.policy ?? null;
  const isActive = receipt.withdrawnAt === null;
  return {
    shopName: shop.name,
    reference: receipt.reference,
    state: isActive ? 'active' : 'withdrawn',
    basis: receipt.basis,
    locale: receipt.locale,
    givenAt: receipt.createdAt.toISOString(),
    keptUntil: new Date(receipt.expiresAt.getTime() - RECEIPT_AFTER_MS).toISOString(),
    controller: { name: controller.name, address: controller.address, email: controller.email },
    shown:
      notice === null
        ? []
        : copyOf(notice.consent === null ? notice.paragraphs : [...notice.paragraphs, notice.consent]),
    fields: [...receipt.fields],
    policy: policy === null ? null : { title: policy.title, url: policy.url },
    policyChanged:
      isActive && policy !== null ? await policyChangeFor(deps, scope, receipt, policy.contentSha256) : null,
    renewal:
      renewal === null
        ? null
        : {
            id: renewal.id,
            locale: renewal.content.locale,
            basis: leadBasisOf(renewal),
            paragraphs: copyOf(renewal.paragraphs),
            consent: renewal.consent === null ? null : renewal.consent.map((part) => ({ ...part })),
          },
  };
};

const chatView = async (deps: Deps, found: FoundChat): Promise<ChatReceiptResponse> => {
  const { receipt, conversation, shop, scope } = found;
  const { controller } = shop;
  const page = pageFor(await deps.policyBindings.get(scope), conversation.locale);
  const { json } = await deps.useCases.copyChat(found);
  const { messages } = json as { messages: unknown[] };
  return {
    shopName: shop.name,
    locale: conversation.locale,
    openedAt: conversation.openedAt.toISOString(),
    keptUntil: conversation.expiresAt.toISOString(),
    isOpen: conversation.status === 'open',
    controller: { name: controller.name, address: controller.address, email: controller.email },
    notice: composeChatNotice(shop, conversation.locale, page).map((part) => ({ ...part })),
    messages: messages.length,
    wasMailed: receipt.mailedAt !== null,
  };
};

/** What a visitor can do by a receipt alone. The secret is the credential, so every route is a POST with it in the body. */
export const receiptRoutes = (deps: Deps): Route[] => {
  const { useCases } = deps;
  return [
    defineRoute(
      {
        method: 'post',
        path: '/v1/visitor/receipt',
        audience: 'visitor',
        summary: 'What was agreed, to whom, until when.',
        rate: 'read',
        body: receiptRequest,
        answer: receiptResponse,
      },
      async ({ body }) => {
        const { receipt, scope } = await useCases.findReceipt(body.secret);
        return { body: await receiptView(deps, receipt, scope) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/visitor/receipt/withdraw',
        audience: 'visitor',
        summary: 'Takes the agreement back; the lead is erased at once (CO-6).',
        rate: 'read',
        body: receiptRequest,
        answer: receiptResponse,
      },
      async ({ body }) => {
        const { receipt, scope } = await useCases.withdrawLead(body.secret);
        return { body: await receiptView(deps, receipt, scope) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/visitor/receipt/renew',
        audience: 'visitor',
        summary: 'Agrees anew after the shop has asked again (CO-1, CO-2, CO-4).',
        rate: 'leadPost',
        body: renewRequest,
        answer: receiptResponse,
      },
      async ({ body: { secret, noticeId, consent } }) => {
        const { receipt, scope } = await useCases.renewLead(secret, { noticeId, consent: consent === true });
        return { body: await receiptView(deps, receipt, scope) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/visitor/receipt/download',
        audience: 'visitor',
        summary: 'The visitor’s own contact form, as JSON and to read (RT-7).',
        rate: 'copy',
        body: receiptRequest,
        answer: copyResponse,
      },
      async ({ body: { secret } }) => {
        const { receipt, scope } = await useCases.findReceipt(secret);
        return { body: copyBody(await useCases.copyLead(receipt, scope, secret)) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/visitor/receipt/erase',
        audience: 'visitor',
        summary: 'Erases the contact form and the receipt itself (CO-6, RT-7).',
        rate: 'read',
        body: receiptRequest,
      },
      async ({ body }) => {
        await useCases.eraseLead(body.secret);
        return {};
      },
    ),
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
        const { scope } = await shopByKey(deps, body.shop);
        const conversation = await conversationByToken(deps, scope, bearer);
        return { body: { url: await useCases.openChatReceipt(scope, conversation) } };
      },
    ),
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
      async ({ body }) => ({ body: await chatView(deps, await useCases.findChatReceipt(body.secret)) }),
    ),
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
        body: copyBody(await useCases.copyChat(await useCases.findChatReceipt(body.secret))),
      }),
    ),
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
        await useCases.mailChatReceipt(body.secret, body.email);
        return {};
      },
    ),
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
        const { conversation, scope } = await useCases.findChatReceipt(body.secret);
        await useCases.eraseConversation(scope, conversation);
        return {};
      },
    ),
  ];
};
