import { DomainError, notFound } from '../../domain/domain-error.ts';
import type { Receipt } from '../../domain/lead/lead.ts';
import type { OpenedForm } from '../../domain/lead/open-form.ts';
import type { NoticeStore } from '../../domain/notice/notice-store.ts';
import type { ShopStore } from '../../domain/shop/shop-store.ts';
import type { ShopScope } from '../../domain/tenancy.ts';
import {
  leadRequest,
  leadResponse,
  type ReceiptResponse,
  receiptRequest,
  receiptResponse,
} from '../../protocol/visitor-api.ts';
import { defineRoute, type Route } from '../route.ts';
import { formView, shopByKey, type VisitorDeps } from './visitor-session.ts';

type Deps = VisitorDeps & {
  shops: Pick<ShopStore, 'findByKey' | 'get'>;
  notices: Pick<NoticeStore, 'get'>;
  origin: string;
};

/** The new form inside a refusal, as the widget reads forms elsewhere. */
const withFormView = (error: unknown): unknown => {
  if (!(error instanceof DomainError) || error.details?.form === undefined) return error;
  const form = error.details.form as OpenedForm | null;
  const fields = error.fields === undefined ? {} : { fields: error.fields };
  return new DomainError(error.code, error.message, {
    ...fields,
    details: { form: form === null ? null : formView(form) },
  });
};

const receiptView = async (deps: Deps, receipt: Receipt, scope: ShopScope): Promise<ReceiptResponse> => {
  const [shop, notice] = await Promise.all([
    deps.shops.get(scope),
    receipt.noticeId === null ? null : deps.notices.get(scope, receipt.noticeId),
  ]);
  if (shop === null) throw notFound();
  const controller = notice?.content.controller ?? shop.controller;
  const policy = notice?.content.policy ?? null;
  return {
    shopName: shop.name,
    reference: receipt.reference,
    state: receipt.withdrawnAt === null ? 'active' : 'withdrawn',
    basis: receipt.basis,
    locale: receipt.locale,
    givenAt: receipt.createdAt.toISOString(),
    keptUntil: new Date(receipt.expiresAt.getTime() - 30 * 24 * 3_600_000).toISOString(),
    controller: { name: controller.name, address: controller.address, email: controller.email },
    noticeText: notice?.content.textPlain ?? null,
    fields: [...receipt.fields],
    policy: policy === null ? null : { title: policy.title, url: policy.url },
  };
};

/** Contact form and the visitor's receipt. */
export const leadRoutes = (deps: Deps): Route[] => [
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/leads',
      audience: 'visitor',
      summary: 'Keeps a contact form behind the gate (CO-2, CO-4, D7).',
      rate: 'leadPost',
      status: 201,
      body: leadRequest,
      answer: leadResponse,
    },
    async ({ body }) => {
      if (body.website !== undefined && body.website !== '') {
        throw new DomainError('invalid_request', 'Leave the field "website" empty.', {
          fields: { website: 'must stay empty' },
        });
      }
      const { shop, scope } = await shopByKey(deps, body.shop);
      const { name, email, phone, message } = body;
      const sent = deps.useCases.submitLead(shop, scope, {
        ref: body.ref,
        formToken: body.formToken,
        noticeId: body.noticeId,
        consent: body.consent === true,
        locale: body.locale,
        page: body.page ?? null,
        marketing: body.marketing ?? null,
        values: {
          message,
          ...(name === undefined ? {} : { name }),
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
        },
      });
      const { lead, receiptSecret } = await sent.catch((error: unknown) => {
        throw withFormView(error);
      });
      return {
        body: {
          reference: lead.reference,
          keptUntil: lead.expiresAt.toISOString(),
          receiptUrl: `${deps.origin}/receipt/#${receiptSecret}`,
          receiptSecret,
        },
      };
    },
  ),
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
      const { receipt, scope } = await deps.useCases.findReceipt(body.secret);
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
      const { receipt, scope } = await deps.useCases.withdrawLead(body.secret);
      return { body: await receiptView(deps, receipt, scope) };
    },
  ),
];
