import { toJsonSchema } from '@valibot/to-json-schema';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { AnySchema, Route } from '../../../service/http/route.ts';
import { CALLS_BY_HAND } from '../../contract/calls-by-hand.ts';
import { pathOf, routesOf } from '../routes/all-routes.ts';
import { type JsonSchema, oneSpoilt } from '../routes/hostile-input.ts';
import { inputFor } from '../routes/staff-route-inputs.ts';
import type { TestService } from '../service/start-service.ts';
import { call, type Merchant, signedCall, signIn } from './chat-actors.ts';
import { makeRouteScene, type RouteScene } from './route-scene.ts';

const ORDER: Record<string, number> = { get: 0, post: 1, patch: 1, put: 1, delete: 2 };
const fairInput = (schema: AnySchema, scene: RouteScene): unknown =>
  oneSpoilt(
    toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema,
    scene.fields,
  ).next().value;

const ask = async (
  service: TestService,
  scene: RouteScene,
  route: Route,
  staffEmail: string,
): Promise<number> => {
  const method = route.method.toUpperCase();
  const path = pathOf(route, scene.ids);
  if (route.audience === 'staff') {
    const { query, ...input } = inputFor(route);
    const token = await signIn(service, staffEmail);
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
  const reply = await call(service, method, path + query, { token, ...(body === undefined ? {} : { body }) });
  return reply.status;
};

/**
 * Calls each route as its intended caller, then the calls by hand.
 * @param stores of the service, possibly wrapped; `kept` unwrapped
 * @param operator owner of the operator's shop
 */
export const walkEveryMethod = async (
  service: TestService,
  { stores, kept, operator }: { stores: Stores; kept: Stores; operator: Merchant },
): Promise<RouteScene> => {
  let scene = await makeRouteScene(service);
  const routes = routesOf(service).sort((a, b) => (ORDER[a.method] ?? 1) - (ORDER[b.method] ?? 1));
  for (const route of routes) {
    if ((await ask(service, scene, route, scene.merchant.email)) < 400) continue;
    scene = await makeRouteScene(service);
    if ((await ask(service, scene, route, scene.merchant.email)) < 400 || route.audience !== 'staff')
      continue;
    await ask(service, scene, route, operator.email);
  }
  let whole: Readonly<Record<string, number>> | null = null;
  for (const [name, act] of Object.entries(CALLS_BY_HAND)) {
    const found = await kept.shopArchive.counts(scopeOfShop(scene.merchant.shop.id));
    if (whole === null || Object.entries(whole).some(([table, count]) => (found[table] ?? 0) < count)) {
      scene = await makeRouteScene(service);
      whole = await kept.shopArchive.counts(scopeOfShop(scene.merchant.shop.id));
    }
    const scope = scopeOfShop(scene.merchant.shop.id);
    const ids = scene.ids as Record<string, never>;
    await act({ stores, kept, scope, ids }).catch((error) => {
      throw new Error(`${name}: ${error.message}`);
    });
  }
  return scene;
};
