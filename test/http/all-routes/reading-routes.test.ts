import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { READINGS } from '../../../service/domain/model/audit/readings.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Route } from '../../../service/http/route.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import {
  addMember,
  call,
  leadBody,
  makeMerchant,
  openSession,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../../support/scenes/route-scene.ts';
import { aSighting } from '../../support/scenes/visit-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

/** Personal data in the scene: a response with any of these counts as a read. */
const PERSONAL = [
  'Żaneta Kowalska',
  'zaneta.kowalska@example.net',
  '+48 600 700 800',
  'Czy ta herbata jest jeszcze dostępna?',
  'Szukam herbaty kanarkowej.',
  'a@b.example',
  'x@example.com',
];

/** Acts on a record shown before: `lead.list` or `lead.read` logged the read. */
const ACTS_ON_SHOWN = ['lead.answer', 'lead.assign', 'lead.not_spam', 'lead.state'];

const READS_BY: Readonly<Record<string, (scene: RouteScene) => unknown>> = {
  'post /v1/staff/people/find': ({ merchant }) => ({
    shopId: merchant.shop.id,
    email: 'zaneta.kowalska@example.net',
  }),
  'post /v1/staff/requests': ({ merchant }) => ({
    ...{ shopId: merchant.shop.id, kind: 'access', locale: 'pl' },
    email: 'zaneta.kowalska@example.net',
  }),
  'post /v1/staff/search': () => ({ text: 'herbaty' }),
  'post /v1/staff/requests/:requestId/identify': () => ({ proof: 'order' }),
  'post /v1/staff/requests/:requestId/include': () => ({ ids: [] }),
  'post /v1/staff/shops/:shopId/export': () => ({ password: PASSWORD }),
};

const requestFor = ({ path }: Route): [string, boolean] => {
  if (path.endsWith('/erase')) return ['erasure', true];
  if (path.endsWith('/restrict')) return ['restriction', true];
  if (path.endsWith('/rectify')) return ['rectification', true];
  return ['access', !path.includes('/identi')];
};

/** Reads that the scene does not reach: the test that covers them, or the reason why none does. */
const SET_OUTSIDE: Readonly<Record<string, string>> = {
  'get /v1/staff/conversations': 'test/http/conversations/closed.test.ts',
  'get /v1/staff/conversations/:conversationId/cards': 'test/http/conversations/cards.test.ts',
  'get /v1/staff/quarantine': 'test/http/leads/quarantine.test.ts',
  'post /v1/staff/leads/:leadId/answers': 'test/unit/domain/lead/answer-lead.test.ts',
  'post /v1/staff/requests/:requestId/hand-over':
    'needs the server of a shop; answers as all acts on a request',
  'post /v1/staff/requests/:requestId/identity-mail': 'needs a mail server; answers as all acts on a request',
  'post /v1/staff/leads/:leadId/not-spam': 'test/http/leads/quarantine.test.ts',
};

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
    await furnish();
    // Reading routes run first, while their data exist.
    routes = routesOf(service)
      .filter(({ audience, method }) => audience === 'staff' && method !== 'delete')
      .sort((a, b) => Number(a.method !== 'get') - Number(b.method !== 'get'));
  });
  after(() => service.stop());

  const furnish = async () => {
    const { shop, adapterSecret } = scene.merchant;
    const done = async (method: string, path: string, body: unknown, as = token) => {
      const reply = await call(service, method, path, { token: as, body });
      assert.ok(reply.status < 300, `${path}: ${reply.text}`);
      return reply.body;
    };
    const lead = leadBody(shop, await openSession(service, shop), {
      email: 'x@example.com',
      phone: '+48 600 700 801',
    });
    await done('POST', '/v1/visitor/leads', lead);
    await done('PATCH', `/v1/staff/shops/${shop.id}`, { visitorList: { isOn: true, invitations: [] } });
    await done('POST', '/v1/visitor/visits', aSighting(shop));
    const claims = identityClaims(shop.key, new Date(), { sub: 'woocommerce:7' });
    const identity = { shop: shop.key, token: signIdentity(adapterSecret, claims) };
    await done('POST', '/v1/visitor/identity', identity, scene.visitorToken);
    const made = { tags: [{ id: null, name: 'Zwrot', colour: 'red' }], seen: [] };
    const { tags } = await done('PUT', `/v1/staff/shops/${shop.id}/tags`, made);
    const path = `/v1/staff/conversations/${scene.ids.conversationId}/tags`;
    await done('PATCH', path, { add: [tags[0].id], remove: [] });
  };
  const freshRequest = async (kind: string, isIdentified: boolean): Promise<string> => {
    const asked = { shopId: scene.merchant.shop.id, kind, locale: 'pl', email: 'x@example.com' };
    const body = isIdentified ? { ...asked, identity: 'order' } : asked;
    return (await call(service, 'POST', '/v1/staff/requests', { token, body })).body.id;
  };
  const freshOwner = async () => {
    const { staffId, email } = await addMember(service, scene.merchant.organisationId, 'owner');
    return { staffId, token: await signIn(service, email) };
  };
  const actsOf = async (actor: string): Promise<string[]> =>
    (await service.stores.audit.range(scopeOfShop(scene.merchant.shop.id), 1, 9999))
      .filter((act) => act.actor === actor)
      .map(({ action }) => action);

  it('name the act that stands in the activity log afterwards; the others answer with none [PR-6]', async () => {
    const faults: string[] = [];
    const unreached: string[] = [];
    for (const route of routes) {
      const { query, ...input } = inputFor(route, scene.ids);
      const ids = route.path.includes(':requestId')
        ? { ...scene.ids, requestId: await freshRequest(...requestFor(route)) }
        : scene.ids;
      const method = route.method.toUpperCase();
      const reader = route.reads === null ? { staffId: scene.merchant.ownerId, token } : await freshOwner();
      const reply = await call(service, method, pathOf(route, ids) + query, {
        ...{ token: reader.token, ...input },
        ...(READS_BY[nameOf(route)] === undefined ? {} : { body: READS_BY[nameOf(route)]?.(scene) }),
      });
      const isPersonal = reply.status < 400 && PERSONAL.some((text) => reply.text.includes(text));
      if (route.reads === null) {
        if (isPersonal) faults.push(`${nameOf(route)}: answers with personal data and names no act`);
        continue;
      }
      if ((await actsOf(reader.staffId)).includes(route.reads)) continue;
      if (isPersonal) faults.push(`${nameOf(route)}: ${route.reads} is not in the log`);
      else unreached.push(nameOf(route));
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(unreached.sort(), Object.keys(SET_OUTSIDE).sort(), 'their act is not in the log');
    for (const route of routes) {
      const file = SET_OUTSIDE[nameOf(route)];
      if (file?.startsWith('test/'))
        assert.ok(readFileSync(file, 'utf8').includes(`'${route.reads}'`), `${file}: ${route.reads}`);
    }
  });

  it('name an act of which the person is told, unless it acts on what was shown before [RT-1, PR-6]', () => {
    const named = new Set(routesOf(service).flatMap(({ reads }) => (reads === null ? [] : [reads])));
    const told: readonly string[] = READINGS;
    assert.deepEqual([...named].filter((act) => !told.includes(act)).sort(), ACTS_ON_SHOWN);
  });
});
