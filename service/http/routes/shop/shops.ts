import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { type Access, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  adapterSecretResponse,
  createdResponse,
  createShopRequest,
  emptyRequest,
  policyLinkRequest,
  type ShopSettings,
  shopSettingsRequest,
  shopSettingsResponse,
} from '../../../protocol/api/shop-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { shopSettingsView } from '../../../views/shop-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['settings']; rateLimits: RateLimits; origin: string };

const params = idParams('shopId', shopIdField);
const settings = async ({ desk, origin }: Deps, access: Access, shopId: ShopId): Promise<ShopSettings> => {
  const { shop } = shopWith(access, shopId, 'look');
  return shopSettingsView(access, shop, await desk.shopStanding(shop), origin);
};

const freshView = async (deps: Deps, access: Access, shopId: ShopId) => {
  const fresh = (await deps.desk.resolveAccess(access.staff.id)) ?? access;
  return { body: await settings(deps, fresh, shopId) };
};

const registerShop = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops',
      audience: 'staff',
      summary: 'Adds a shop to a merchant organisation.',
      rate: 'staff',
      status: 201,
      body: createShopRequest,
      answer: createdResponse,
    },
    async ({ body }, { access }) => ({ body: { id: (await desk.registerShop(access, body)).id } }),
  );

const readSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId',
      audience: 'staff',
      summary: 'Settings of a shop, with the state of its policy page.',
      rate: 'staff',
      params,
      answer: shopSettingsResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: await settings(deps, access, shopId),
    }),
  );

const changeSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'patch',
      path: '/v1/staff/shops/:shopId',
      audience: 'staff',
      summary: 'Changes settings; new words in the notice become a new version at once.',
      rate: 'staff',
      params,
      body: shopSettingsRequest,
      answer: shopSettingsResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      const { shop } = shopWith(access, shopId, 'settings');
      const isMoved = body.url !== undefined && new URL(body.url).href !== shop.url;
      if (isMoved) await deps.rateLimits.take('policyCheck', shopId);
      await deps.desk.changeSettings(access, shopId, body);
      return freshView(deps, access, shopId);
    },
  );

const setPolicyLink = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/policy-link',
      audience: 'staff',
      summary: 'Types the link to the privacy policy; it is checked at once.',
      rate: 'staff',
      params,
      body: policyLinkRequest,
      answer: shopSettingsResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      shopWith(access, shopId, 'settings');
      await deps.rateLimits.take('policyCheck', shopId);
      await deps.desk.setPolicyLink(access, shopId, body.locale, body.url);
      return freshView(deps, access, shopId);
    },
  );

const checkPolicyLinks = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/policy-check',
      audience: 'staff',
      summary: 'Checks the typed links again now.',
      rate: 'staff',
      params,
      body: emptyRequest,
      answer: shopSettingsResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { scope } = shopWith(access, shopId, 'settings');
      await deps.rateLimits.take('policyCheck', shopId);
      await deps.desk.recheckPolicyLinks(scope, 0);
      return freshView(deps, access, shopId);
    },
  );

const renewAdapterSecret = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/adapter-secret',
      audience: 'staff',
      summary: "A new secret for the shop's plugin, shown once.",
      rate: 'staff',
      params,
      body: emptyRequest,
      answer: adapterSecretResponse,
    },
    async ({ params: { shopId } }, { access }) => ({
      body: await desk.rotateAdapterSecret(access, shopId),
    }),
  );

export const shopRoutes = (deps: Deps): Route[] => [
  registerShop(deps),
  readSettings(deps),
  changeSettings(deps),
  setPolicyLink(deps),
  checkPolicyLinks(deps),
  renewAdapterSecret(deps),
];
