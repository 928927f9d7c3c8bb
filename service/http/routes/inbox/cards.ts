import { ackView } from '../../../domain/conversation/conversation-views.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import type { AskedField, CardPurpose } from '../../../domain/model/card/card.ts';
import { type Access, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  answerCardRequest,
  type CardPurposeView,
  type ChatSettingsView,
  cardActRequest,
  cardPreviewRequest,
  cardPreviewResponse,
  cardsResponse,
  chatSettingsRequest,
  chatSettingsResponse,
  requestDataRequest,
} from '../../../protocol/api/card-api.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import { conversationIdField, shopIdField } from '../../../protocol/fields.ts';
import { LOCALES, type ShopId } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { conversationByToken, shopByKey, type VisitorDeps } from '../visitor/visitor-session.ts';

type Deps = Pick<VisitorDeps, 'useCases'>;
const shopParams = idParams('shopId', shopIdField);
const params = idParams('conversationId', conversationIdField);

type Words = { pl?: string | undefined; en?: string | undefined; de?: string | undefined };
const given = (words: Words): CardPurpose['text'] =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => (words[locale] === undefined ? [] : [[locale, words[locale]]])),
  );
const purposeOf = (view: CardPurposeView): CardPurpose => ({
  ...view,
  text: given(view.text),
  consequence: given(view.consequence),
});
const askedOf = (fields: readonly { kind: AskedField['kind']; label?: string | undefined }[]): AskedField[] =>
  fields.map(({ kind, label }) => ({ kind, label: label ?? null }));

const settingsView = async (
  { useCases }: Deps,
  access: Access,
  shopId: ShopId,
): Promise<ChatSettingsView> => {
  const { shop, scope, role } = shopWith(access, shopId, 'read');
  const settings = await useCases.chatSettingsOf(shop, scope);
  return {
    rememberDays: settings.rememberDays,
    purposes: settings.purposes.map((purpose) => ({
      ...purpose,
      text: { ...purpose.text },
      fields: [...purpose.fields],
      consequence: { ...purpose.consequence },
    })),
    conversationRetentionDays: shop.conversationRetentionDays,
    mayEdit: roleMay(role, 'settings'),
    consentLocales: await useCases.consentLocales(scope),
  };
};

/** Data-request cards: asked by consultants, with the shop's own list of purposes. Rules: RQ-1, RQ-2. */
export const cardRoutes = (deps: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/chat-settings',
      audience: 'staff',
      summary: 'What consultants may ask for, and how long a talk may be remembered.',
      rate: 'staff',
      params: shopParams,
      answer: chatSettingsResponse,
    },
    async ({ params: { shopId } }, { access }) => ({ body: await settingsView(deps, access, shopId) }),
  ),
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/chat-settings',
      audience: 'staff',
      summary: 'Changes them; the list is given whole.',
      rate: 'staff',
      params: shopParams,
      body: chatSettingsRequest,
      answer: chatSettingsResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await deps.useCases.changeChatSettings(access, shopId, {
        rememberDays: body.rememberDays,
        purposes: body.purposes.map(purposeOf),
      });
      return { body: await settingsView(deps, access, shopId) };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/card-preview',
      audience: 'staff',
      summary: 'What the visitor would read on a card; stores nothing.',
      rate: 'staff',
      params: shopParams,
      body: cardPreviewRequest,
      answer: cardPreviewResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      const { shop, scope } = shopWith(access, shopId, 'read');
      const { content, paragraphs, firstLayer, consent } = await deps.useCases.composeCard(
        shop,
        scope,
        body.locale,
        purposeOf(body.purpose),
        askedOf(body.fields),
      );
      return {
        body: {
          purpose: content.purposes[0]?.text ?? '',
          firstLayer,
          paragraphs: paragraphs.map((parts) => parts.map((part) => ({ ...part }))),
          consent: consent === null ? null : consent.map((part) => ({ ...part })),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/cards',
      audience: 'staff',
      summary: 'Asks the visitor for data by a card; the same ref asks once (RQ-1).',
      rate: 'staff',
      status: 201,
      params,
      body: requestDataRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await deps.useCases.findConversation(access, conversationId, 'answer');
      const { shop } = shopWith(access, conversation.shopId, 'answer');
      const appended = await deps.useCases.requestData(shop, scope, access.staff, conversation, {
        ref: body.ref,
        purpose: body.purpose,
        fields: askedOf(body.fields),
      });
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/cards',
      audience: 'staff',
      summary: 'The cards of a conversation with their answers; masked without the right to answer.',
      rate: 'staff',
      params,
      answer: cardsResponse,
    },
    async ({ params: { conversationId } }, { access }) => {
      const { conversation, scope } = await deps.useCases.findConversation(access, conversationId, 'read');
      const { role } = shopWith(access, conversation.shopId, 'read');
      const mayAnswer = roleMay(role, 'answer');
      return {
        body: { cards: await deps.useCases.readCards(scope, access.staff, conversation, mayAnswer) },
      };
    },
  ),
];

/** Cards as the visitor acts on them. Over HTTP alone: what happened comes back as an event of the conversation. */
export const visitorCardRoutes = (deps: VisitorDeps & { rateLimits: RateLimits }): Route[] => [
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/cards/answer',
      audience: 'visitor',
      summary: 'Sends what a card asks for; the same ref answers once (RQ-2, CO-2).',
      rate: 'messagePost',
      status: 201,
      body: answerCardRequest,
      answer: messageResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await shopByKey(deps, body.shop);
      const conversation = await conversationByToken(deps, scope, bearer);
      await deps.rateLimits.take('visitorMinute', conversation.id);
      const appended = await deps.useCases.answerCard(shop, scope, conversation, {
        ref: body.ref,
        cardId: body.cardId,
        values: body.values,
        consent: body.consent === true,
      });
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  ),
  ...(['decline', 'withdraw'] as const).map((act) =>
    defineRoute(
      {
        method: 'post',
        path: `/v1/visitor/cards/${act}`,
        audience: 'visitor',
        summary:
          act === 'decline'
            ? 'Declines a card; nothing else is stored (RQ-1).'
            : 'Takes the consent of a card back; its answers are erased at once (CO-6).',
        rate: 'messagePost',
        body: cardActRequest,
        answer: messageResponse,
      },
      async ({ body }, { bearer }) => {
        const { scope } = await shopByKey(deps, body.shop);
        const conversation = await conversationByToken(deps, scope, bearer);
        const run = act === 'decline' ? deps.useCases.declineCard : deps.useCases.withdrawCard;
        const appended = await run(scope, conversation, { ref: body.ref, cardId: body.cardId });
        return { body: ackView(body.ref, appended) };
      },
    ),
  ),
];
