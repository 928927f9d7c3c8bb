import assert from 'node:assert/strict';
import { READINGS } from '../../../service/domain/model/audit/readings.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Route } from '../../../service/http/route.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

/** What the people in the scene wrote: whoever gets one of these has read about a person. */
const PERSONAL = [
  'Żaneta Kowalska',
  'zaneta.kowalska@example.net',
  '+48 600 700 800',
  'Czy ta herbata jest jeszcze dostępna?',
  'Szukam herbaty kanarkowej.',
  'a@b.example',
  'x@example.com',
];

/** Acts on a record that its reader had open before: the reading is told by `lead.list` or `lead.read`. */
const ACTS_ON_SHOWN = ['lead.answer', 'lead.assign', 'lead.not_spam', 'lead.state'];

describe('routes that answer with personal data', () => {
  let service: TestService;
  let scene: RouteScene;
  let routes: Route[];
  let token: string;

  before(async () => {
    service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '100000' } });
    await makeMerchant(service);
    scene = await makeRouteScene(service);
    await service.useCases.queueMail(scopeOfShop(scene.merchant.shop.id), {
      ...{ kind: 'policy_lost', locale: 'pl', to: 'zaneta.kowalska@example.net' },
      ...{ words: { subject: 'x', text: 'x' }, gaps: {} },
    });
    token = await signIn(service, scene.merchant.email);
    // What changes nothing comes first, so that what it reads is still there.
    routes = routesOf(service)
      .filter(({ audience, method }) => audience === 'staff' && method !== 'delete')
      .sort((a, b) => Number(a.method !== 'get') - Number(b.method !== 'get'));
  });
  after(() => service.stop());

  const actsOf = async () =>
    (await service.stores.audit.range(scopeOfShop(scene.merchant.shop.id), 1, 9999)).map(
      ({ action }) => action,
    );

  it('name the act that stands in the activity log afterwards; the others answer with none [PR-6]', async () => {
    const faults: string[] = [];
    let found = 0;
    for (const route of routes) {
      const { query, ...input } = inputFor(route);
      const method = route.method.toUpperCase();
      const reply = await call(service, method, pathOf(route, scene.ids) + query, { token, ...input });
      if (reply.status >= 400) continue;
      if (!PERSONAL.some((text) => reply.text.includes(text))) continue;
      found += 1;
      if (route.reads === null) faults.push(`${nameOf(route)}: answers with personal data and names no act`);
      else if (!(await actsOf()).includes(route.reads))
        faults.push(`${nameOf(route)}: ${route.reads} is not in the log`);
    }
    assert.deepEqual(faults, []);
    assert.ok(found > 10, String(found));
  });

  it('name an act of which the person is told, unless it acts on what was shown before [RT-1, PR-6]', () => {
    const named = new Set(routesOf(service).flatMap(({ reads }) => (reads === null ? [] : [reads])));
    const told: readonly string[] = READINGS;
    assert.deepEqual([...named].filter((act) => !told.includes(act)).sort(), ACTS_ON_SHOWN);
  });
});
