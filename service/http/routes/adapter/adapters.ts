import type { AdapterDesk } from '../../../desks/adapter-desk.ts';
import {
  adapterHealthResponse,
  connectRequest,
  connectResponse,
  policyPush,
  policyPushResponse,
  policyTextResponse,
  shopServerSecretResponse,
  shopServerTestResponse,
} from '../../../protocol/api/adapter-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { adapterHealthView, pushAnswerView } from '../../../views/connection-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: AdapterDesk['connection']; version: string; now(): Date };

const pushPolicy = (deps: Deps): Route =>
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
    async ({ body }, { shop, scope }) => {
      const { binding, noticeChanged } = await deps.desk.bindPolicy(shop, scope, body);
      return { body: pushAnswerView(binding, noticeChanged, await deps.desk.shopServerTasks.count(scope)) };
    },
  );

const readHealth = (deps: Deps): Route =>
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
        deps.desk.shopStanding(shop),
        deps.desk.widgetMode(shop, scope, shop.locale),
      ]);
      const tasks = await deps.desk.shopServerTasks.count(scope);
      const about = { mode, now: deps.now(), serviceVersion: deps.version, tasks };
      return { body: adapterHealthView(shop, standing, about) };
    },
  );

const readPolicyText = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/policy-text',
      audience: 'adapter',
      summary: "Words for the store's own policy page, from the shop's live settings.",
      rate: 'adapter',
      answer: policyTextResponse,
    },
    async (_input, { shop, scope }) => ({
      body: { texts: await deps.desk.policyTexts(shop, scope), visitorList: shop.visitorList.isOn },
    }),
  );

const redeemConnection = (deps: Deps): Route =>
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
      const { shop, secret } = await deps.desk.redeemConnection(body);
      return { body: { shop: { name: shop.name, key: shop.key }, secret } };
    },
  );

const renewSecret = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/secret',
      audience: 'adapter',
      summary: 'A new secret for the store; the one before still signs for a day, and renews no more.',
      rate: 'adapter',
      body: emptyRequest,
      answer: shopServerSecretResponse,
    },
    async (_input, { shop, scope, signedWith }) => ({
      body: { secret: await deps.desk.renewShopServerSecret(scope, shop, signedWith) },
    }),
  );

const pauseShop = (deps: Deps): Route =>
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
      await deps.desk.pauseShopServer(scope);
      return {};
    },
  );

const disconnectShop = (deps: Deps): Route =>
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
      await deps.desk.disconnectShopServer(scope, shop);
      return {};
    },
  );

const testConnection = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/test',
      audience: 'adapter',
      summary: 'Shows in open consoles that the store is connected, and says who would hear a visitor now.',
      rate: 'adapter',
      body: emptyRequest,
      answer: shopServerTestResponse,
    },
    async (_input, { shop, scope }) => ({ body: await deps.desk.testShopServer(shop, scope) }),
  );

export const adapterRoutes = (deps: Deps): Route[] => [
  pushPolicy(deps),
  readHealth(deps),
  readPolicyText(deps),
  redeemConnection(deps),
  renewSecret(deps),
  pauseShop(deps),
  disconnectShop(deps),
  testConnection(deps),
];
