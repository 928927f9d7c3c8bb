import type { UseCases } from '../../../desks/use-cases.ts';
import { boundPages } from '../../../domain/model/notice/policy-binding.ts';
import {
  adapterHealthResponse,
  connectRequest,
  connectResponse,
  policyPush,
  policyPushResponse,
  policyTextResponse,
  storeSecretResponse,
  storeTestResponse,
} from '../../../protocol/api/adapter-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { defineRoute, type Route } from '../../route.ts';

/** What shop adapters call, signed with the shop's secret. */
export const adapterRoutes = (deps: { useCases: UseCases; version: string; now(): Date }): Route[] => [
  defineRoute(
    {
      method: 'put',
      path: '/v1/adapter/policy',
      audience: 'adapter',
      summary: "Reports the state of the store's own policy pages.",
      rate: 'adapter',
      isLarge: true,
      body: policyPush,
      answer: policyPushResponse,
    },
    async ({ body }, { scope }) => {
      const { binding, noticeChanged } = await deps.useCases.bindPolicy(scope, body);
      return {
        body: {
          states: binding.pages.map(({ locale, state, reason }) => ({ locale, state, reason })),
          visitors: boundPages(binding),
          noticeChanged,
          tasks: await deps.useCases.storeTasks.count(scope),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/health',
      audience: 'adapter',
      summary: 'What the service knows of the shop, for the store admin.',
      rate: 'adapter',
      answer: adapterHealthResponse,
    },
    async (_input, { shop, scope }) => {
      const [standing, { mode }] = await Promise.all([
        deps.useCases.shopStanding(shop),
        deps.useCases.widgetMode(shop, scope, shop.locale),
      ]);
      return {
        body: {
          shop: { name: shop.name, key: shop.key },
          serverTime: deps.now().toISOString(),
          serviceVersion: deps.version,
          mode,
          policy: (standing.binding?.pages ?? []).map((page) => ({
            locale: page.locale,
            state: page.state,
            reason: page.reason,
            url: page.url,
            title: page.title,
            checkedAt: page.checkedAt.toISOString(),
          })),
          policySource: standing.binding?.source ?? ('none' as const),
          visitors: boundPages(standing.binding),
          agreement: standing.agreement,
          collecting: standing.collecting,
          missing: standing.missing,
          lastPushAt: standing.binding?.lastPushAt?.toISOString() ?? null,
          tasks: await deps.useCases.storeTasks.count(scope),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/policy-text',
      audience: 'adapter',
      summary: "Words for the store's own policy page, from the shop's live settings.",
      rate: 'adapter',
      answer: policyTextResponse,
    },
    async (_input, { shop }) => ({ body: { texts: deps.useCases.policyTexts(shop) } }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/connect',
      audience: 'public',
      summary: "The store's server exchanges its one-time code for key and secret.",
      rate: 'signIn',
      body: connectRequest,
      answer: connectResponse,
    },
    async ({ body }) => {
      const { shop, secret } = await deps.useCases.redeemConnection(body);
      return { body: { shop: { name: shop.name, key: shop.key }, secret } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/secret',
      audience: 'adapter',
      summary: 'A new secret for the store; the one before still signs for a day, and renews no more.',
      rate: 'adapter',
      body: emptyRequest,
      answer: storeSecretResponse,
    },
    async (_input, { shop, scope, signedWith }) => ({
      body: { secret: await deps.useCases.renewStoreSecret(scope, shop, signedWith) },
    }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/pause',
      audience: 'adapter',
      summary:
        'The store is switched off; its secrets stay good, and its policy page is checked by its link.',
      rate: 'adapter',
      body: emptyRequest,
    },
    async (_input, { scope }) => {
      await deps.useCases.pauseStore(scope);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/disconnect',
      audience: 'adapter',
      summary: 'The store leaves; its secrets are void at once.',
      rate: 'adapter',
      body: emptyRequest,
    },
    async (_input, { shop, scope }) => {
      await deps.useCases.disconnectStore(scope, shop);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/test',
      audience: 'adapter',
      summary: 'Shows in open consoles that the store is connected, and says who would hear a visitor now.',
      rate: 'adapter',
      body: emptyRequest,
      answer: storeTestResponse,
    },
    async (_input, { shop, scope }) => ({ body: await deps.useCases.testStore(shop, scope) }),
  ),
];
