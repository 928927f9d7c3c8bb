import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import { type Access, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  cardPreviewRequest,
  cardPreviewResponse,
  chatSettingsRequest,
  chatSettingsResponse,
} from '../../../protocol/api/card-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { askedOf, cardPreviewView, chatSettingsView, purposeOf } from '../../../views/card-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['chatSettings'] };

const shopParams = idParams('shopId', shopIdField);
const settingsView = async ({ desk }: Deps, access: Access, shopId: ShopId) => {
  const { shop, scope, role } = shopWith(access, shopId, 'look');
  const settings = await desk.chatSettingsOf(shop, scope);
  const consentLocales = await desk.consentLocales(scope);
  return chatSettingsView(settings, shop, roleMay(role, 'settings'), consentLocales);
};

const readChatSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/chat-settings',
      audience: 'staff',
      summary: 'What consultants may ask for, and how long a conversation may be remembered.',
      rate: 'staff',
      params: shopParams,
      answer: chatSettingsResponse,
    },
    async ({ params: { shopId } }, { access }) => ({ body: await settingsView(deps, access, shopId) }),
  );

const changeChatSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/chat-settings',
      audience: 'staff',
      summary: 'Changes what is given; the list of purposes is given whole.',
      rate: 'staff',
      params: shopParams,
      body: chatSettingsRequest,
      answer: chatSettingsResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      await deps.desk.changeChatSettings(access, shopId, {
        rememberDays: body.rememberDays,
        giveBackMinutes: body.giveBackMinutes,
        visitorAttachments: body.visitorAttachments,
        orderLookup: body.orderLookup,
        purposes: body.purposes?.map(purposeOf),
        purposesSeen: body.purposesSeen?.map(purposeOf),
      });
      return { body: await settingsView(deps, access, shopId) };
    },
  );

const previewCard = (deps: Deps): Route =>
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
      const { shop, scope } = shopWith(access, shopId, 'look');
      const preview = await deps.desk.composeCard(
        shop,
        scope,
        body.locale,
        purposeOf(body.purpose),
        askedOf(body.fields),
      );
      return { body: cardPreviewView(preview) };
    },
  );

/** Rules: RQ-1, RQ-2. */
export const chatSettingsRoutes = (deps: Deps): Route[] => [
  readChatSettings(deps),
  changeChatSettings(deps),
  previewCard(deps),
];
