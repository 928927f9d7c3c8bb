import type { UseCases } from '../../../desks/use-cases.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import type { Shop } from '../../../domain/model/shop/shop.ts';
import { type Access, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  adapterSecretResponse,
  createdResponse,
  createShopRequest,
  emptyRequest,
  grantParams,
  grantRequest,
  grantsResponse,
  policyLinkRequest,
  type ShopSettings,
  shopSettingsRequest,
  shopSettingsResponse,
} from '../../../protocol/api/shop-api.ts';
import { nearestAccent, textOn } from '../../../protocol/contrast.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; rateLimits: RateLimits; origin: string };
const params = idParams('shopId', shopIdField);

/** The one line to paste. Attributes: decision 0072. */
export const snippetFor = (origin: string, shop: Shop): string =>
  `<script src="${origin}/w/v1/${shop.key}.js" defer crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="${shop.locale}"></script>`;

const settingsView = async (deps: Deps, access: Access, shop: Shop): Promise<ShopSettings> => {
  const standing = await deps.useCases.shopStanding(shop);
  const { binding } = standing;
  const role = access.shops.get(shop.id)?.role ?? 'auditor';
  return {
    id: shop.id,
    key: shop.key,
    name: shop.name,
    url: shop.url,
    origins: [...shop.origins],
    locale: shop.locale,
    organisationId: shop.organisationId,
    controller: { ...shop.controller },
    confirmedAt: shop.confirmedAt?.toISOString() ?? null,
    leadBasis: shop.leadBasis,
    whenNoPolicy: shop.whenNoPolicy,
    leadRetentionDays: shop.leadRetentionDays,
    conversationRetentionDays: shop.conversationRetentionDays,
    receiptMail: shop.receiptMail,
    auditRetentionMonths: shop.auditRetentionMonths,
    closesAt: shop.closesAt?.toISOString() ?? null,
    anonymousRetentionDays: shop.anonymousRetentionDays,
    enquiryProofYears: shop.enquiryProofYears,
    marketingProofYears: shop.marketingProofYears,
    marketingReminderMonths: shop.marketingReminderMonths,
    fields: { ...shop.fields },
    marketing: {
      email: shop.marketing.email,
      phone: shop.marketing.phone,
      texts: { email: { ...shop.marketing.texts.email }, phone: { ...shop.marketing.texts.phone } },
    },
    appearance: {
      accent: shop.appearance.accent,
      onAccent: textOn(shop.appearance.accent) ?? textOn(nearestAccent(shop.appearance.accent)) ?? '#ffffff',
      side: shop.appearance.side,
      offset: shop.appearance.offset,
      label: { ...shop.appearance.label },
      greeting: { ...shop.appearance.greeting },
    },
    policySource: binding?.source ?? 'none',
    policy: (binding?.pages ?? []).map((page) => ({
      locale: page.locale,
      isDefault: page.isDefault,
      state: page.state,
      reason: page.reason,
      url: page.url,
      title: page.title,
      checkedAt: page.checkedAt.toISOString(),
      modifiedAt: page.modifiedAt?.toISOString() ?? null,
    })),
    adapter:
      binding?.adapter == null || binding.lastPushAt === null
        ? null
        : { ...binding.adapter, lastPushAt: binding.lastPushAt.toISOString() },
    seenAt: shop.seenAt?.toISOString() ?? null,
    agreement: standing.agreement,
    collecting: standing.collecting,
    missing: standing.missing,
    snippet: snippetFor(deps.origin, shop),
    mayEdit: roleMay(role, 'settings'),
  };
};

/** The shop as it is now, for an answer after a change. */
const freshView = async (deps: Deps, access: Access, shopId: ShopId) => {
  const fresh = (await deps.useCases.resolveAccess(access.staff.id)) ?? access;
  return { body: await settingsView(deps, fresh, shopWith(fresh, shopId, 'read').shop) };
};

/** Shops, their settings, their policy link, their plugin's secret and who from outside may work in them. */
export const shopRoutes = (deps: Deps): Route[] => {
  const { useCases } = deps;
  const grants = async (access: Access, shopId: ShopId) => ({
    grants: (await useCases.listGrants(access, shopId)).map(({ grant, agency }) => ({
      id: grant.id,
      agencyId: grant.agencyId,
      agencyName: agency?.name ?? '',
      role: grant.role,
      since: grant.since.toISOString(),
      until: grant.until?.toISOString() ?? null,
    })),
  });
  return [
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
      async ({ body }, { access }) => ({ body: { id: (await useCases.registerShop(access, body)).id } }),
    ),
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
        body: await settingsView(deps, access, shopWith(access, shopId, 'read').shop),
      }),
    ),
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
        await useCases.changeSettings(access, shopId, body);
        return freshView(deps, access, shopId);
      },
    ),
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
        const { scope } = shopWith(access, shopId, 'settings');
        await deps.rateLimits.take('policyCheck', shopId);
        await useCases.typePolicyLink(scope, body.locale, body.url);
        await useCases.recordAct({
          actor: access.staff.id,
          shopId,
          action: 'shop.policy_link',
          target: shopId,
          outcome: 'ok',
          details: { locale: body.locale, removed: body.url === '' },
        });
        return freshView(deps, access, shopId);
      },
    ),
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
        await useCases.recheckPolicyLinks(scope, 0);
        return freshView(deps, access, shopId);
      },
    ),
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
        body: await useCases.rotateAdapterSecret(access, shopId),
      }),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/shops/:shopId/grants',
        audience: 'staff',
        summary: 'Agencies that may work in the shop.',
        rate: 'staff',
        params,
        answer: grantsResponse,
      },
      async ({ params: { shopId } }, { access }) => ({ body: await grants(access, shopId) }),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/shops/:shopId/grants',
        audience: 'staff',
        summary: 'Lets an agency work in the shop.',
        rate: 'staff',
        params,
        body: grantRequest,
        answer: grantsResponse,
      },
      async ({ params: { shopId }, body }, { access }) => {
        await useCases.grantShopAccess(access, shopId, body.agencyCode, body.role);
        return { body: await grants(access, shopId) };
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/staff/shops/:shopId/grants/:grantId',
        audience: 'staff',
        summary: "Ends an agency's access at once.",
        rate: 'staff',
        params: grantParams,
      },
      async ({ params: { shopId, grantId } }, { access }) => {
        await useCases.endGrant(access, shopId, grantId);
        return {};
      },
    ),
  ];
};
