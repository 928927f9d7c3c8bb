import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openApi } from '../../../scripts/docs/open-api.ts';
import type { Agreement } from '../../../service/domain/model/agreement/agreement.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { ALWAYS_OPEN } from '../../../service/domain/model/hours/opening-hours.ts';
import type { Route } from '../../../service/http/route.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { type JsonSchema, oneSpoilt } from '../../support/routes/hostile-input.ts';
import {
  ABOUT_PEOPLE,
  NOT_COUNTED,
  NOT_REACHED,
  OF_THE_SHOP,
  STILL_ALLOWED,
} from '../../support/routes/storing-routes.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { thirdOf } from '../../support/third-of.ts';

/** After the end of an agreement people keep their rights. */
const RIGHTS = [
  'post /v1/requests',
  'post /v1/staff/requests',
  'post /v1/adapter/privacy/erase',
  'post /v1/adapter/privacy/export',
];
const person = { email: 'zaneta@person.example', locale: 'pl' };
const BODIES: Readonly<Record<string, (service: TestService, merchant: Merchant) => Promise<unknown>>> = {
  'post /v1/staff/conversations/:conversationId/assign': async (_, { ownerId }) => ({
    ref: randomUUID(),
    staffId: ownerId,
  }),
  'post /v1/visitor/leads': async (service, { shop }) => leadBody(shop, await openSession(service, shop)),
  'post /v1/visitor/order-code': async (service, merchant) => {
    const door = { url: new URL('/door', merchant.shop.url).href, answers: ['order'] };
    const adapter = { platform: 'prestashop', version: '0.1.0', platformVersion: '9.1.4', door };
    await pushPolicy(service, merchant, {}, { adapter });
    return { ...person, shop: merchant.shop.key, number: '1042' };
  },
  'post /v1/visitor/identity': async (service, { shop, adapterSecret }) => ({
    shop: shop.key,
    token: signIdentity(adapterSecret, identityClaims(shop.key, service.ports.clock.now())),
  }),
  'post /v1/staff/requests': async (_, { shop }) => ({
    ...person,
    shopId: shop.id,
    kind: 'access',
    identity: 'order',
  }),
  'post /v1/requests': async (_, { shop }) => ({ ...person, shop: shop.key, kind: 'erasure' }),
  'post /v1/adapter/privacy/erase': async () => ({ ...person, subs: [], page: 1 }),
  'post /v1/adapter/privacy/export': async () => ({ ...person, subs: [], page: 1 }),
  'post /v1/staff/shops/:shopId/marketing/import': async () => ({
    channel: 'email',
    csv: `email\n${person.email}`,
    note: 'x',
    dryRun: false,
  }),
  'post /v1/staff/shops/:shopId/hours-preview': async () => ({ hours: ALWAYS_OPEN }),
  'post /v1/staff/search': async () => ({ text: 'herbata' }),
  'patch /v1/staff/conversations/:conversationId/tags': async () => ({ add: [], remove: [] }),
  'put /v1/staff/shops/:shopId/tags': async () => ({ tags: [], seen: [] }),
  'put /v1/staff/shops/:shopId/teams': async () => ({ teams: [], seen: [] }),
  'post /v1/staff/conversations/:conversationId/cards': async () => ({
    ref: randomUUID(),
    purpose: 'order_help',
    fields: [{ kind: 'email' }],
  }),
  'post /v1/staff/leads/:leadId/assignee': async (_, { ownerId }) => ({ staffId: ownerId }),
  'post /v1/staff/leads/:leadId/answers': async () => ({ ref: randomUUID(), text: 'x', after: 0 }),
  'post /v1/staff/conversations/:conversationId/read': async (service, { shop, email }) => {
    const token = await signIn(service, email);
    for (const id of await service.stores.conversations.ids(scopeOfShop(shop.id))) {
      const path = `/v1/staff/conversations/${id}/take`;
      await call(service, 'POST', path, { token, body: { ref: randomUUID() } });
    }
    return { seq: 1 };
  },
};
type State = { name: string; head: Partial<Agreement> | null; allowed: readonly string[] };
const STATES: readonly State[] = [
  { name: 'no agreement was ever made', head: null, allowed: [] },
  { name: 'the agreement was ended', head: { state: 'terminated', bindingId: null }, allowed: RIGHTS },
];

/** Storing routes are found by calling all routes. Rule: D7. */
describe('routes that store something about a person, without an agreement', () => {
  const rowless = new Set<string>();
  let service: TestService;
  let scene: RouteScene;
  let owner: string;
  let walk: Promise<{ storing: Route[]; refused: string[] }> | null = null;
  let bodies: Map<string, JsonSchema | null>;

  const makeScene = async (): Promise<void> => {
    scene = await makeRouteScene(service);
    owner = await signIn(service, scene.merchant.email);
  };
  before(async () => {
    const stores = makeMemoryStores();
    const agreements = {
      ...stores.agreements,
      get: async (scope: Parameters<typeof stores.agreements.get>[0]) =>
        rowless.has(scope.shopId) ? null : stores.agreements.get(scope),
    };
    service = await startTestService({
      stores: { ...stores, agreements },
      overrides: { mailer: takingMailer },
      hasRounds: false,
      env: { ZGODA_LIMIT_FACTOR: '100000', ZGODA_DEPLOYMENT: 'operator-hosted' },
    });
    await makeMerchant(service);
    // biome-ignore lint/suspicious/noExplicitAny: a document of any form
    const { paths } = (await openApi()) as { paths: Record<string, Record<string, any>> };
    bodies = new Map(
      routesOf(service).map((route) => {
        const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
        return [nameOf(route), operation?.requestBody?.content['application/json']?.schema ?? null];
      }),
    );
  });
  after(() => service.stop());

  const bodyOf = async (route: Route): Promise<unknown> => {
    const byHand = BODIES[nameOf(route)];
    if (byHand !== undefined) return byHand(service, scene.merchant);
    const schema = bodies.get(nameOf(route)) ?? null;
    return schema === null ? undefined : [...oneSpoilt(schema, scene.fields)][0];
  };
  const ask = (route: Route, body: unknown) => {
    const path = pathOf(route, scene.ids);
    const method = route.method.toUpperCase();
    const raw = body === undefined ? undefined : JSON.stringify(body);
    if (route.audience === 'adapter') return signedCall(service, scene.merchant, method, path, raw);
    const token =
      route.audience === 'staff' ? owner : route.audience === 'visitor' ? scene.visitorToken : undefined;
    return call(service, method, path, {
      ...(token === undefined ? {} : { token }),
      ...(raw === undefined ? {} : { raw }),
    });
  };
  const added = async (
    route: Route,
    body: unknown,
  ): Promise<{ names: string[]; status: number; code: string }> => {
    const scope = scopeOfShop(scene.merchant.shop.id);
    const before = await service.stores.shopArchive.counts(scope);
    const { status, body: answer } = await ask(route, body);
    const now = await service.stores.shopArchive.counts(scope);
    const names = ABOUT_PEOPLE.filter((name) => (now[name] ?? 0) > (before[name] ?? 0));
    return { names, status, code: answer?.code ?? '' };
  };

  const inTurn = (): Route[] => thirdOf(routesOf(service).filter(({ method }) => method !== 'get'));
  const callAll = async (): Promise<{ storing: Route[]; refused: string[] }> => {
    const storing: Route[] = [];
    const refused: string[] = [];
    for (const route of inTurn()) {
      await makeScene();
      const { names, status } = await added(route, await bodyOf(route));
      if (status >= 400) refused.push(nameOf(route));
      const counted = names.filter((name) => !NOT_COUNTED.includes(name));
      if (status < 400 && counted.length > 0) storing.push(route);
    }
    return { storing, refused };
  };
  const found = () => {
    walk ??= callAll();
    return walk;
  };

  it('are found by calling all routes', async () => {
    const { storing, refused } = await found();
    assert.deepEqual(
      refused.filter((name) => !NOT_REACHED.includes(name)),
      [],
    );
    const names = storing.map(nameOf);
    const called = inTurn().map(nameOf);
    // Guards against a walk that finds nothing.
    assert.notDeepEqual(names, []);
    const known = ['post /v1/visitor/leads', ...RIGHTS, ...Object.keys(STILL_ALLOWED)];
    assert.deepEqual(
      known.filter((name) => called.includes(name) && !names.includes(name)),
      [],
    );
  });

  for (const { name, head, allowed } of STATES) {
    it(`answer 403 dpa_required and store nothing while ${name} [D7]`, async () => {
      const faults: string[] = [];
      const { storing } = await found();
      for (const route of storing) {
        if (STILL_ALLOWED[nameOf(route)] !== undefined || allowed.includes(nameOf(route))) continue;
        await makeScene();
        const shopId = scene.merchant.shop.id;
        const body = await bodyOf(route);
        if (head === null) rowless.add(shopId);
        else await service.stores.agreements.put(scopeOfShop(shopId), anAgreement({ shopId, ...head }));
        const { names, status, code } = await added(route, body);
        if (status !== 403 || code !== 'dpa_required' || names.length > 0)
          faults.push(`${nameOf(route)}: ${status} ${code}, stored: ${names.join(', ')}`);
      }
      assert.deepEqual(faults, []);
    });
  }

  it('knows every collection of a shop, so that a new one is not left out', async () => {
    await makeScene();
    const names = Object.keys(await service.stores.shopArchive.counts(scopeOfShop(scene.merchant.shop.id)));
    assert.deepEqual(
      names.filter((name) => !ABOUT_PEOPLE.includes(name) && !OF_THE_SHOP.includes(name)),
      [],
    );
  });
});
