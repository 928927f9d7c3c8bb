import assert from 'node:assert/strict';
import { toJsonSchema } from '@valibot/to-json-schema';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { AnySchema, Route } from '../../service/http/route.ts';
import { makeMemoryStores } from '../../service/store/memory/memory-stores.ts';
import { type ForeignProbe, probeForeignScope } from '../support/database/foreign-scope.ts';
import { scopedMethods } from '../support/database/scoped-methods.ts';
import { pathOf, routesOf } from '../support/routes/all-routes.ts';
import { FUZZ_MS, fuzzStores } from '../support/routes/fuzz-run.ts';
import { type JsonSchema, oneSpoilt } from '../support/routes/hostile-input.ts';
import { inputFor } from '../support/routes/staff-route-inputs.ts';
import { call, makeMerchant, signedCall, signIn } from '../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { CALLS_BY_HAND } from './calls-by-hand.ts';

const ORDER: Record<string, number> = { get: 0, post: 1, patch: 1, put: 1, delete: 2 };
const fairInput = (schema: AnySchema, scene: RouteScene): unknown =>
  oneSpoilt(
    toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema,
    scene.fields,
  ).next().value;

describe('every method of every store that takes a scope', () => {
  let service: TestService;
  let kit: ForeignProbe;
  let scene: RouteScene;

  /** The route as the one for whom it is made calls it. */
  const ask = async (route: Route, caller: { staff: string }): Promise<number> => {
    const method = route.method.toUpperCase();
    const path = pathOf(route, scene.ids);
    if (route.audience === 'staff') {
      const { query, ...input } = inputFor(route);
      const token = await signIn(service, caller.staff);
      const plain = await call(service, method, path + query, { token, ...input });
      if (plain.status < 400 || route.body === null) return plain.status;
      const body = fairInput(route.body, scene);
      return (await call(service, method, path + query, { token, body })).status;
    }
    const query =
      route.query === null
        ? ''
        : `?${new URLSearchParams(fairInput(route.query, scene) as Record<string, string>)}`;
    const body = route.body === null ? undefined : fairInput(route.body, scene);
    if (route.audience === 'adapter') {
      const raw = body === undefined ? undefined : JSON.stringify(body);
      return (await signedCall(service, scene.merchant, method, path + query, raw)).status;
    }
    const token = scene.visitorToken;
    const reply = await call(service, method, path + query, {
      token,
      ...(body === undefined ? {} : { body }),
    });
    return reply.status;
  };

  before(async function () {
    this.timeout(FUZZ_MS);
    const kept = (await fuzzStores()).stores ?? makeMemoryStores();
    kit = probeForeignScope(kept);
    service = await startTestService({
      stores: kit.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted', ZGODA_LIMIT_FACTOR: '100000' },
    });
    const operator = await makeMerchant(service);
    const intruder = await makeMerchant(service);
    kit.begin(intruder.shop.id);
    scene = await makeRouteScene(service);
    const routes = routesOf(service).sort((a, b) => (ORDER[a.method] ?? 1) - (ORDER[b.method] ?? 1));
    for (const route of routes) {
      const owner = { staff: scene.merchant.email };
      if ((await ask(route, owner)) < 400) continue;
      // An earlier one may have ended what this one needs; some are the operator's.
      scene = await makeRouteScene(service);
      if ((await ask(route, { staff: scene.merchant.email })) < 400 || route.audience !== 'staff') continue;
      await ask(route, { staff: operator.email });
    }
    let whole: Readonly<Record<string, number>> | null = null;
    for (const [name, act] of Object.entries(CALLS_BY_HAND)) {
      const found = await kept.shopArchive.counts(scopeOfShop(scene.merchant.shop.id));
      // One before it may have removed what this one asks for.
      if (whole === null || Object.entries(whole).some(([table, count]) => (found[table] ?? 0) < count)) {
        scene = await makeRouteScene(service);
        whole = await kept.shopArchive.counts(scopeOfShop(scene.merchant.shop.id));
      }
      const scope = scopeOfShop(scene.merchant.shop.id);
      const ids = scene.ids as Record<string, never>;
      await act({ stores: kit.stores, kept, scope, ids }).catch((error) => {
        throw new Error(`${name}: ${error.message}`);
      });
    }
  });
  after(() => service.stop());

  it('is asked with the scope of another shop [SE-1]', () => {
    const methods = scopedMethods();
    assert.ok(methods.length > 150, `${methods.length} methods`);
    const without = methods.filter((name) => !kit.asked.has(name));
    assert.deepEqual(without, [], 'no route calls these with a success: give each a row in CALLS_BY_HAND');
    const stale = Object.keys(CALLS_BY_HAND).filter((name) => !methods.includes(name));
    assert.deepEqual(stale, [], 'rows without a method');
  });

  it('shows and changes nothing of a shop to the scope of another one [SE-1]', () => {
    assert.deepEqual(kit.faults, []);
  });
});
