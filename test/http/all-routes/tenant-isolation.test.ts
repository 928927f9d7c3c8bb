import assert from 'node:assert/strict';
import type { Route } from '../../../service/http/route.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { makeRouteScene } from '../../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const OF_THE_OPERATOR = 'post /v1/staff/departures';
const NOTHING = { shopId: `shp_${'A'.repeat(22)}`, organisationId: `org_${'A'.repeat(22)}` };

describe('isolation of shops over every route', () => {
  let service: TestService;
  let victim: Merchant;
  let intruder: Merchant;
  let token: string;
  let routes: Route[];
  let ids: Readonly<Record<string, string>>;

  before(async () => {
    service = await startTestService({ overrides: { mailer: takingMailer } });
    ({ merchant: victim, ids } = await makeRouteScene(service));
    intruder = await makeMerchant(service);
    token = await signIn(service, intruder.email);
    routes = routesOf(service);
  });
  after(() => service.stop());

  const scoped = () =>
    routes.filter(
      (route) =>
        route.audience === 'staff' &&
        nameOf(route) !== OF_THE_OPERATOR &&
        (route.path.includes(':') || /shp_A{22}|org_A{22}/.test(JSON.stringify(inputFor(route, NOTHING)))),
    );

  it('answers foreign ids exactly like ids that do not exist [SE-1]', async () => {
    assert.ok(scoped().length >= 100, `only ${scoped().length} routes with ids`);
    for (const route of scoped()) {
      const name = nameOf(route);
      const ask = (path: string, subject: typeof NOTHING) => {
        const { query, ...body } = inputFor(route, subject);
        return call(service, route.method.toUpperCase(), path + query, { token, ...body });
      };
      const foreign = await ask(pathOf(route, ids), {
        shopId: victim.shop.id,
        organisationId: victim.organisationId,
      });
      const missing = await ask(pathOf(route), NOTHING);
      assert.equal(foreign.status, 404, `${name}: ${foreign.text}`);
      const { id: _, ...a } = foreign.body;
      const { id: __, ...b } = missing.body;
      assert.deepEqual(a, b, name);
    }
  });

  it('answers nobody without a staff token [SE-2]', async () => {
    for (const route of routes.filter((candidate) => candidate.audience === 'staff')) {
      const reply = await call(service, route.method.toUpperCase(), pathOf(route, ids), {
        ...(route.body === null ? {} : { body: {} }),
      });
      assert.equal(reply.status, 401, `${route.method} ${route.path}: ${reply.text}`);
    }
  });

  it('takes unsafe requests of widget and console only from its own pages [SE-2]', async () => {
    const unsafe = routes.filter(
      (route) =>
        route.method !== 'get' && (route.audience === 'visitor' || route.path.startsWith('/v1/staff/')),
    );
    assert.ok(unsafe.length > 20);
    for (const route of unsafe) {
      for (const origin of ['https://evil.example', null]) {
        const reply = await call(service, route.method.toUpperCase(), pathOf(route, ids), {
          token,
          origin,
          ...(route.body === null ? {} : { body: {} }),
        });
        assert.equal(reply.status, 403, `${route.method} ${route.path}`);
        assert.equal(reply.body.code, 'origin_refused');
      }
    }
  });

  it("shows nothing of another shop in lists, and refuses another shop's filter [SE-1]", async () => {
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    assert.deepEqual(inbox.body.conversations, []);
    const leads = await call(service, 'GET', '/v1/staff/leads', { token });
    assert.deepEqual(leads.body.leads, []);
    const filtered = await call(service, 'GET', `/v1/staff/leads?shop=${victim.shop.id}`, { token });
    assert.equal(filtered.status, 404);
    const me = await call(service, 'GET', '/v1/staff/me', { token });
    assert.deepEqual(
      me.body.shops.map((shop: { id: string }) => shop.id),
      [intruder.shop.id],
    );
  });

  it('lets the operator see organisations but no shop content [SE-3]', async () => {
    const fresh = await startTestService();
    try {
      const operator = await makeMerchant(fresh);
      const other = await makeMerchant(fresh);
      const operatorToken = await signIn(fresh, operator.email);
      const list = await call(fresh, 'GET', '/v1/staff/organisations', { token: operatorToken });
      assert.equal(list.body.organisations.length, 2);
      const shop = await call(fresh, 'GET', `/v1/staff/shops/${other.shop.id}`, { token: operatorToken });
      assert.equal(shop.status, 404);
      const denied = await call(fresh, 'GET', '/v1/staff/organisations', {
        token: await signIn(fresh, other.email),
      });
      assert.equal(denied.status, 403);
    } finally {
      await fresh.stop();
    }
  });
});
