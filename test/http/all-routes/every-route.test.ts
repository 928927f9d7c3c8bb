import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openApi } from '../../../scripts/docs/open-api.ts';
import type { Route } from '../../../service/http/route.ts';
import { PROBLEM_CODES } from '../../../service/protocol/vocabulary.ts';
import { aMembership, aStaff } from '../../support/builders/staff-builders.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { FUZZ_MS, FUZZ_SEED, fuzzRuns, fuzzStores } from '../../support/routes/fuzz-run.ts';
import {
  fair,
  HOSTILE_SEGMENTS,
  type JsonSchema,
  oneSpoilt,
  spoilt,
} from '../../support/routes/hostile-input.ts';
import {
  call,
  makeMerchant,
  PASSWORD,
  type Reply,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { thirdOf } from '../../support/third-of.ts';

type CallerName = 'owner' | 'manager' | 'operator' | 'visitor' | 'adapter' | 'nobody';
const CALLERS: readonly CallerName[] = ['owner', 'manager', 'operator', 'visitor', 'adapter', 'nobody'];

type Operation = { query: JsonSchema; body: JsonSchema | null };
const CALLERS_OF: Record<Route['audience'], readonly CallerName[]> = {
  staff: ['owner', 'operator'],
  adapter: ['adapter'],
  visitor: ['visitor'],
  public: ['nobody'],
};
type Asked = {
  segments: Readonly<Record<string, string>>;
  query: unknown;
  body: unknown;
  caller: CallerName;
};

const isOpen = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const idsOf = (route: Route): string[] => [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
const queryOf = (query: unknown): string => {
  if (!isOpen(query)) return `?${encodeURIComponent(textOf(query).replace(/\p{Cs}/gu, ''))}`;
  const parts = Object.entries(query).map(([name, value]) => {
    // A lone surrogate cannot be percent-encoded.
    const text = textOf(value).replace(/\p{Cs}/gu, '\u0001');
    return `${encodeURIComponent(name)}=${encodeURIComponent(text).replaceAll('%01', '%ED%A0%80')}`;
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

describe('every route of the service', () => {
  let service: TestService;
  let scene: RouteScene;
  let tokens: Record<CallerName, string | undefined>;
  let routes: Route[];
  let inTurn: Route[];
  let operations: Map<string, Operation>;
  let lastRoute: Route | null = null;

  const makeScene = async () => {
    scene = await makeRouteScene(service);
    const { organisationId } = scene.merchant;
    const passwordHash = await service.ports.passwords.hash(PASSWORD);
    const [manager, operator] = [aStaff({ passwordHash }), aStaff({ passwordHash, isOperator: true })];
    await service.stores.staff.insert(manager);
    await service.stores.staff.insert(operator);
    const membership = aMembership({ staffId: manager.id, organisationId, role: 'manager' });
    await service.stores.memberships.insert(membership);
    tokens = {
      owner: await signIn(service, scene.merchant.email),
      manager: await signIn(service, manager.email),
      operator: await signIn(service, operator.email),
      visitor: scene.visitorToken,
      adapter: undefined,
      nobody: undefined,
    };
  };
  const mendScene = async (next: Route) => {
    const last = lastRoute;
    lastRoute = next;
    if (last === null || last.method === 'get') return;
    const { merchant, ids } = scene;
    const seen = await Promise.all([
      call(service, 'GET', `/v1/staff/leads/${ids.leadId}`, { token: tokens.owner ?? '' }),
      call(service, 'GET', '/v1/staff/me', { token: tokens.manager ?? '' }),
      call(service, 'GET', '/v1/staff/me', { token: tokens.operator ?? '' }),
      call(service, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, {
        token: scene.visitorToken,
      }),
      signedCall(service, merchant, 'GET', '/v1/adapter/health'),
    ]);
    if (seen.some(({ status }) => status !== 200)) await makeScene();
  };

  before(async () => {
    service = await startTestService({
      ...(await fuzzStores()),
      env: {
        ZGODA_LIMIT_FACTOR: '100000',
        ZGODA_DEPLOYMENT: 'operator-hosted',
        ZGODA_REGISTRATION: 'on',
      },
    });
    // The first owner is the operator.
    await makeMerchant(service);
    routes = routesOf(service);
    inTurn = thirdOf(routes);
    const { paths } = (await openApi()) as {
      // biome-ignore lint/suspicious/noExplicitAny: a document of any form
      paths: Record<string, Record<string, any>>;
    };
    operations = new Map(
      routes.map((route) => {
        const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
        const parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[] =
          operation?.parameters ?? [];
        const inQuery = parameters.filter((one) => one.in === 'query');
        const query: JsonSchema = {
          type: 'object',
          properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
          required: inQuery.filter(({ required }) => required).map(({ name }) => name),
        };
        const body = operation?.requestBody?.content['application/json']?.schema ?? null;
        return [nameOf(route), { query, body }];
      }),
    );
    await makeScene();
  });
  after(() => service.stop());

  const ask = (route: Route, { segments, query, body, caller }: Asked): Promise<Reply> => {
    const path = pathOf(route, { ...scene.ids, ...segments }) + queryOf(query);
    const method = route.method.toUpperCase();
    const raw = route.body === null ? undefined : (JSON.stringify(body) ?? 'null');
    if (caller === 'adapter') return signedCall(service, scene.merchant, method, path, raw);
    const token = tokens[caller];
    return call(service, method, path, {
      ...(token === undefined ? {} : { token }),
      ...(raw === undefined ? {} : { raw }),
      ...(route.upload === null ? {} : { raw: textOf(body), headers: { 'content-type': 'application/pdf' } }),
    });
  };
  const faultOf = (asked: Asked, reply: Reply): string | null => {
    const what = () =>
      `${reply.status} ${reply.text.slice(0, 300)}\nfor ${JSON.stringify(asked).slice(0, 2_000)}`;
    // The only legitimate `unavailable`: a request sent before the one it depends on.
    if (reply.body?.code === 'unavailable' && reply.body.details?.after !== undefined) return null;
    if (reply.status >= 500) return what();
    if (reply.status < 400) return null;
    const isProblem = reply.headers.get('content-type')?.startsWith('application/problem+json') === true;
    return isProblem && PROBLEM_CODES.includes(reply.body?.code) ? null : what();
  };
  const operationOf = (route: Route): Operation => operations.get(nameOf(route)) ?? { query: {}, body: null };

  it('has a row in the scene for every id in its path', () => {
    const named = new Set(
      routes.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')),
    );
    assert.deepEqual(
      [...named].filter((name) => scene.ids[name] === undefined),
      [],
    );
  });

  const callerFor = async (route: Route): Promise<CallerName> => {
    const { query, body } = operationOf(route);
    const [fairQuery] = oneSpoilt(query, scene.fields);
    const [fairBody] = body === null ? [undefined] : oneSpoilt(body, scene.fields);
    const callers = CALLERS_OF[route.audience];
    if (callers.length > 1) {
      for (const caller of callers) {
        const reply = await ask(route, { segments: {}, query: fairQuery, body: fairBody, caller });
        if (![401, 403, 404].includes(reply.status)) return caller;
      }
    }
    return callers[0] ?? 'nobody';
  };

  it('answers each edge and each wrong type in each place with a clear refusal, never with a fault', async function () {
    this.timeout(FUZZ_MS);
    const faults: string[] = [];
    const done = new Set<string>();
    let count = 0;
    for (const route of inTurn) {
      await mendScene(route);
      const caller = await callerFor(route);
      const { query, body } = operationOf(route);
      const queries = [...oneSpoilt(query, scene.fields)].filter(isOpen);
      const bodies = body === null ? [undefined] : [...oneSpoilt(body, scene.fields)];
      const fine: Asked = { segments: {}, query: queries[0], body: bodies[0], caller };
      const inPath = idsOf(route).flatMap((name) => HOSTILE_SEGMENTS.map((segment) => ({ [name]: segment })));
      const all: Asked[] = [
        ...bodies.map((one) => ({ ...fine, body: one })),
        ...queries.slice(1).map((one) => ({ ...fine, query: one })),
        ...inPath.map((segments) => ({ ...fine, segments })),
      ];
      for (const asked of all) {
        count += 1;
        const reply = await ask(route, asked);
        if (reply.status < 400) done.add(nameOf(route));
        const fault = faultOf(asked, reply);
        if (fault !== null) faults.push(`${nameOf(route)}: ${fault}`);
      }
    }
    assert.deepEqual(faults, [], `${faults.length} of ${count}`);
    assert.ok(done.size > inTurn.length / 2, `only ${done.size} of ${inTurn.length} routes did anything`);
  });

  it(`answers what nobody thought of with a clear refusal, never with a fault (seed ${FUZZ_SEED})`, async function () {
    this.timeout(FUZZ_MS);
    for (const route of inTurn) {
      await mendScene(route);
      const caller = await callerFor(route);
      const { query, body } = operationOf(route);
      const anyOf = (schema: JsonSchema | null) =>
        schema === null
          ? fc.constant(undefined)
          : fc.oneof(fair(schema, scene.fields), spoilt(schema, scene.fields));
      const hostile = fc.constantFrom(...HOSTILE_SEGMENTS);
      const segments = fc.record(Object.fromEntries(idsOf(route).map((name) => [name, hostile])));
      const input: fc.Arbitrary<Asked> = fc.record({
        segments: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: segments }),
        query: anyOf(query),
        body: anyOf(body),
        caller: fc.oneof(
          { weight: 4, arbitrary: fc.constant(caller) },
          { weight: 1, arbitrary: fc.constantFrom(...CALLERS) },
        ),
      });
      await fc.assert(
        fc.asyncProperty(input, async (asked) => {
          const reply = await ask(route, asked);
          assert.equal(faultOf(asked, reply), null, nameOf(route));
        }),
        { seed: FUZZ_SEED, numRuns: fuzzRuns(4), endOnFailure: true },
      );
    }
  });

  it('logs no fault of the service meanwhile', () => {
    const faults = service.logLines.filter((line) => (JSON.parse(line).level ?? 0) >= 50);
    assert.deepEqual(faults.slice(0, 3), []);
  });
});
