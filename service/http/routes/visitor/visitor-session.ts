import type { UseCases } from '../../../desks/use-cases.ts';
import { conversationOver } from '../../../domain/conversation/resume-conversation.ts';
import type { OpenedForm } from '../../../domain/lead/open-form.ts';
import { notFound } from '../../../domain/model/base/domain-error.ts';
import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import { leadBasisOf, type TextPart } from '../../../domain/model/notice/notice.ts';
import type { Shop } from '../../../domain/model/shop/shop.ts';
import type { ShopStore } from '../../../domain/model/shop/shop-store.ts';
import { type FormView, sessionQuery, sessionResponse } from '../../../protocol/api/visitor-api.ts';
import { textOn } from '../../../protocol/contrast.ts';
import type { ShopKey } from '../../../protocol/vocabulary.ts';
import { defineRoute, type Route } from '../../route.ts';

export type VisitorDeps = { useCases: UseCases; shops: Pick<ShopStore, 'findByKey'>; now(): Date };

/** The shop that a page's key names. @throws DomainError not_found */
export const shopByKey = async (
  deps: Pick<VisitorDeps, 'shops'>,
  key: ShopKey,
): Promise<{ shop: Shop; scope: ShopScope }> => {
  const shop = await deps.shops.findByKey(key);
  if (shop === null) throw notFound();
  return { shop, scope: scopeOfShop(shop.id) };
};

/** @throws DomainError unauthenticated for an unknown, expired or foreign token */
export const conversationByToken = async (
  deps: Pick<VisitorDeps, 'useCases'>,
  scope: ShopScope,
  token: string | null,
): Promise<Conversation> => {
  const conversation = token === null ? null : await deps.useCases.resumeConversation(scope, token);
  if (conversation === null) throw conversationOver();
  return conversation;
};

const copy = (parts: readonly TextPart[]): TextPart[] => parts.map((part) => ({ ...part }));

export const formView = (form: OpenedForm): FormView => ({
  fields: form.fields,
  formToken: form.formToken,
  ...(form.marketing === null
    ? {}
    : {
        marketing: {
          noticeId: form.marketing.notice.id,
          boxes: form.marketing.boxes.map(({ channel, text }) => ({ channel, text: copy(text) })),
          hint: copy(form.marketing.hint),
        },
      }),
  notice:
    form.notice === null
      ? null
      : {
          id: form.notice.id,
          locale: form.notice.content.locale,
          basis: leadBasisOf(form.notice),
          paragraphs: form.notice.paragraphs.map((parts) => parts.map((part) => ({ ...part }))),
          consent: form.notice.consent === null ? null : form.notice.consent.map((part) => ({ ...part })),
        },
});

export const visitorSessionRoutes = (deps: VisitorDeps): Route[] => [
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
      const { shop, scope } = await shopByKey(deps, query.shop);
      const opened = await deps.useCases.openWidget(shop, scope, query.locale);
      const { rememberDays } = await deps.useCases.chatSettingsOf(shop, scope);
      const conversation = bearer === null ? null : await deps.useCases.resumeConversation(scope, bearer);
      return {
        body: {
          now: deps.now().toISOString(),
          shop: {
            name: shop.name,
            contactEmail: shop.controller.email === '' ? null : shop.controller.email,
            accent: shop.appearance.accent,
            onAccent: textOn(shop.appearance.accent) ?? '#ffffff',
            side: shop.appearance.side,
            greeting: shop.appearance.greeting[query.locale] ?? null,
          },
          mode: opened.mode,
          ...(opened.reason === null ? {} : { reason: opened.reason }),
          chatNotice: opened.chatNotice.map((part) => ({ ...part })),
          form: opened.form === null ? null : formView(opened.form),
          rememberDays,
          conversation:
            conversation === null
              ? null
              : {
                  status: conversation.status,
                  last: conversation.lastSeq,
                  tokenExpiresAt: conversation.tokenExpiresAt.toISOString(),
                },
        },
      };
    },
  ),
];
