import type { UseCases } from '../../domain/use-cases.ts';
import { adapterHealthResponse, policyPush, policyPushResponse } from '../../protocol/adapter-api.ts';
import { defineRoute, type Route } from '../route.ts';

/** What shop adapters call, signed with the shop's secret. */
export const adapterRoutes = (deps: { useCases: UseCases; now(): Date }): Route[] => [
  defineRoute(
    {
      method: 'put',
      path: '/v1/adapter/policy',
      audience: 'adapter',
      summary: "Reports the state of the store's own policy pages.",
      rate: 'adapter',
      body: policyPush,
      answer: policyPushResponse,
    },
    async ({ body }, { scope }) => {
      const { binding, noticeChanged } = await deps.useCases.bindPolicy(scope, body);
      return {
        body: { states: binding.pages.map(({ locale, state }) => ({ locale, state })), noticeChanged },
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
    async (_input, { shop }) => {
      const standing = await deps.useCases.shopStanding(shop);
      return {
        body: {
          shop: { name: shop.name, key: shop.key },
          serverTime: deps.now().toISOString(),
          policy: (standing.binding?.pages ?? []).map((page) => ({
            locale: page.locale,
            state: page.state,
            reason: page.reason,
            url: page.url,
            title: page.title,
            checkedAt: page.checkedAt.toISOString(),
          })),
          policySource: standing.binding?.source ?? ('none' as const),
          agreement: standing.agreement,
          collecting: standing.collecting,
          missing: standing.missing,
          lastPushAt: standing.binding?.lastPushAt?.toISOString() ?? null,
        },
      };
    },
  ),
];
