import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeRoutes } from '../../service/compose.ts';
import { scopeOfShop } from '../../service/domain/tenancy.ts';
import type { Route } from '../../service/http/route.ts';
import { makeRateLimits } from '../../service/telemetry/rate-limit.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../support/chat-actors.ts';
import { inputFor, nameOf } from '../support/staff-route-inputs.ts';
import { startTestService, type TestService } from '../support/start-service.ts';

/** A mail of the victim's shop. */
const queueMailOf = (service: TestService, { shop }: Merchant) =>
  service.useCases.queueMail(scopeOfShop(shop.id), {
    kind: 'policy_lost',
    locale: 'pl',
    to: 'owner@example.com',
    words: { subject: 'x', text: 'x' },
    gaps: {},
  });
/** A request about data of somebody in the victim's shop. */
const requestOf = async (service: TestService, { shop, ownerId }: Merchant) => {
  const scope = scopeOfShop(shop.id);
  const { subject } = await service.useCases.findPerson(shop, scope, { email: 'x@example.com' });
  const request = await service.useCases.requestDesk.register(scope, {
    kind: 'erasure',
    channel: 'console',
    locale: 'pl',
    subject,
    identity: 'order',
    actor: ownerId,
  });
  return request.id;
};
const MISSING = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('isolation of shops over every route', () => {
  let service: TestService;
  let victim: Merchant;
  let intruder: Merchant;
  let token: string;
  let routes: Route[];
  let ids: Record<string, string>;

  before(async () => {
    service = await startTestService();
    victim = await makeMerchant(service);
    intruder = await makeMerchant(service);
    token = await signIn(service, intruder.email);
    await pushPolicy(service, victim);
    const session = await openSession(service, victim.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(victim.shop, session) });
    const owner = await connectStaff(service, victim.email);
    const visitor = await connectVisitor(service, victim.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'tajne', boot: newBoot() });
    const opened = await owner.next('conversation.new');
    const leads = await call(service, 'GET', '/v1/staff/leads', { token: owner.token });
    const people = await call(service, 'GET', `/v1/staff/organisations/${victim.organisationId}/people`, {
      token: owner.token,
    });
    ids = {
      conversationId: opened.conversation.id,
      leadId: leads.body.leads[0].id,
      shopId: victim.shop.id,
      organisationId: victim.organisationId,
      membershipId: people.body.members[0].id,
      grantId: `grt_${MISSING}`,
      invitationId: `inv_${MISSING}`,
      consentEventId: `cse_${MISSING}`,
      agreementId: `dpa_${MISSING}`,
      subProcessorId: `spr_${MISSING}`,
      kind: 'scan',
      mailId: await queueMailOf(service, victim),
      certificateId: `doc_${MISSING}`,
      breachId: `brc_${MISSING}`,
      requestId: await requestOf(service, victim),
    };
    routes = makeRoutes({
      ...service,
      site: { origin: service.origin, socketOrigin: '', isSecure: false },
      rateLimits: makeRateLimits(service.config.limits),
      addressKey: (address) => address,
      isStopping: () => false,
    });
    await visitor.close();
    await owner.close();
  });
  after(() => service.stop());

  const fill = (path: string, values: Record<string, string>) =>
    path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `${name.slice(0, 3)}_${MISSING}`);
  const scoped = () => routes.filter((route) => route.audience === 'staff' && route.path.includes(':'));

  it('answers foreign ids exactly like ids that do not exist [SE-1]', async () => {
    assert.ok(scoped().length >= 18, `only ${scoped().length} routes with ids`);
    const nothing = Object.fromEntries(
      Object.entries(ids).map(([name, id]) => [name, `${id.slice(0, 4)}${MISSING}`]),
    );
    for (const route of scoped()) {
      const name = nameOf(route);
      const { query, ...body } = inputFor(route);
      const options = { token, ...body };
      const foreign = await call(service, route.method.toUpperCase(), fill(route.path, ids) + query, options);
      const missing = await call(
        service,
        route.method.toUpperCase(),
        fill(route.path, nothing) + query,
        options,
      );
      assert.equal(foreign.status, 404, `${name}: ${foreign.text}`);
      const { id: _, ...a } = foreign.body;
      const { id: __, ...b } = missing.body;
      assert.deepEqual(a, b, name);
    }
  });

  it('answers nobody without a staff token [SE-1]', async () => {
    for (const route of routes.filter((candidate) => candidate.audience === 'staff')) {
      const reply = await call(service, route.method.toUpperCase(), fill(route.path, ids), {
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
        const reply = await call(service, route.method.toUpperCase(), fill(route.path, ids), {
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
