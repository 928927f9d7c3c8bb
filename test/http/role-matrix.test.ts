import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeRoutes } from '../../service/compose.ts';
import { RIGHTS, type Right, roleMay, scopeOfShop } from '../../service/domain/tenancy.ts';
import type { Route } from '../../service/http/route.ts';
import { ROLES, type Role } from '../../service/protocol/vocabulary.ts';
import { makeRateLimits } from '../../service/telemetry/rate-limit.ts';
import { aMembership, aStaff } from '../support/builders.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../support/chat-actors.ts';
import { inputFor, nameOf } from '../support/staff-route-inputs.ts';
import { startTestService, type TestService } from '../support/start-service.ts';

/** Roles that may do what concerns an organisation, not one shop. */
type ByRole = readonly Role[];
const LED: ByRole = ['owner', 'manager'];

/** What each route of a shop or an organisation needs. A new route needs a row here. Rule: SE-3. */
const NEEDS: Record<string, Right | ByRole> = {
  'get /v1/staff/conversations/:conversationId': 'read',
  'get /v1/staff/conversations/:conversationId/events': 'read',
  'post /v1/staff/conversations/:conversationId/messages': 'answer',
  'post /v1/staff/conversations/:conversationId/take': 'answer',
  'post /v1/staff/conversations/:conversationId/close': 'answer',
  'post /v1/staff/conversations/:conversationId/read': 'answer',
  'post /v1/staff/conversations/:conversationId/hold': 'subjects',
  'get /v1/staff/leads/:leadId': 'leads',
  'post /v1/staff/leads/:leadId/state': 'answer',
  'post /v1/staff/leads/:leadId/hold': 'subjects',
  'get /v1/staff/leads/:leadId/evidence': 'evidence',
  'get /v1/staff/leads/:leadId/evidence/page': 'evidence',
  'get /v1/staff/shops/:shopId/consents/:consentEventId/evidence': 'evidence',
  'get /v1/staff/shops/:shopId/consents/:consentEventId/evidence/page': 'evidence',
  'get /v1/staff/shops/:shopId': 'read',
  'patch /v1/staff/shops/:shopId': 'settings',
  'post /v1/staff/shops/:shopId/policy-link': 'settings',
  'post /v1/staff/shops/:shopId/policy-check': 'settings',
  'post /v1/staff/shops/:shopId/install-check': 'settings',
  'post /v1/staff/shops/:shopId/adapter-secret': 'settings',
  'get /v1/staff/shops/:shopId/connection': 'read',
  'post /v1/staff/shops/:shopId/connection': 'settings',
  'delete /v1/staff/shops/:shopId/connection': 'settings',
  'get /v1/staff/shops/:shopId/grants': 'read',
  'post /v1/staff/shops/:shopId/grants': 'grants',
  'delete /v1/staff/shops/:shopId/grants/:grantId': 'grants',
  'get /v1/staff/shops/:shopId/retention': 'evidence',
  'post /v1/staff/shops/:shopId/retention/preview': 'evidence',
  'get /v1/staff/shops/:shopId/mails': 'settings',
  'get /v1/staff/shops/:shopId/mails/:mailId': 'settings',
  'post /v1/staff/shops/:shopId/mails/:mailId/retry': 'settings',
  'delete /v1/staff/shops/:shopId/mails/:mailId': 'settings',
  'get /v1/staff/conversations/:conversationId/customer': 'answer',
  'get /v1/staff/shops/:shopId/marketing': 'marketing',
  'get /v1/staff/shops/:shopId/marketing/entries': 'marketing',
  'get /v1/staff/shops/:shopId/marketing/export': 'marketing',
  'post /v1/staff/shops/:shopId/marketing/import': 'marketing',
  'delete /v1/staff/shops/:shopId/marketing/entries/:subscriptionId': 'marketing',
  'post /v1/staff/shops/:shopId/export': 'agreements',
  'get /v1/staff/shops/:shopId/departure': 'agreements',
  'post /v1/staff/shops/:shopId/departure': 'agreements',
  'delete /v1/staff/shops/:shopId/departure': 'agreements',
  'get /v1/staff/shops/:shopId/chat-settings': 'read',
  'put /v1/staff/shops/:shopId/chat-settings': 'settings',
  'post /v1/staff/shops/:shopId/card-preview': 'read',
  'post /v1/staff/conversations/:conversationId/cards': 'answer',
  'get /v1/staff/conversations/:conversationId/cards': 'read',
  'get /v1/staff/shops/:shopId/rights-settings': 'subjects',
  'put /v1/staff/shops/:shopId/rights-settings': 'subjects',
  'get /v1/staff/shops/:shopId/changes': 'evidence',
  'get /v1/staff/shops/:shopId/agreement': 'audit',
  'post /v1/staff/shops/:shopId/agreement': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/end': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/objections': 'agreements',
  'get /v1/staff/shops/:shopId/record': 'audit',
  'get /v1/staff/shops/:shopId/breaches': 'audit',
  'post /v1/staff/organisations/:organisationId/members/:membershipId/second-factor/reset': ['owner'],
  'put /v1/staff/organisations/:organisationId/second-factor': ['owner'],
  'get /v1/staff/organisations/:organisationId/people': LED,
  'post /v1/staff/organisations/:organisationId/invitations': LED,
  'delete /v1/staff/organisations/:organisationId/invitations/:invitationId': LED,
  'delete /v1/staff/organisations/:organisationId/members/:membershipId': LED,
  'get /v1/staff/organisations/:organisationId': ['owner', 'manager', 'auditor'],
  'put /v1/staff/organisations/:organisationId/company': ['owner'],
  'get /v1/staff/organisations/:organisationId/board': ROLES,
  'post /v1/staff/organisations/:organisationId/clients': LED,
  'post /v1/staff/organisations/:organisationId/clients/:shopId/invitation': LED,
};
/** Mails of the service belong to the operator, a certificate to whoever left: neither hangs on a role in a shop. */
const OF_NO_SHOP = /^\w+ \/v1\/staff\/(mails|certificates|operator)\//;
/** Asked of a row that the scene does not make; each answers 404 to everybody before, and its own tests ask by role. */
const BEHIND_A_ROW =
  /\/(requests\/:requestId|breaches\/:breachId|changes\/:changeId|agreement\/:agreementId)/;
const MISSING = 'AAAAAAAAAAAAAAAAAAAAAA';

/** What each role may do in a shop, said here once more, so that nobody gains a right by a slip. */
const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  manager: ['read', 'answer', 'leads', 'evidence', 'settings', 'people', 'subjects', 'marketing', 'audit'],
  consultant: ['read', 'answer', 'leads'],
  auditor: ['read', 'leads', 'evidence', 'audit'],
};
const may = (role: Role, need: Right | ByRole): boolean =>
  typeof need === 'string' ? RIGHTS_OF[role].includes(need) : need.includes(role);

describe('rights of roles over every route', () => {
  let service: TestService;
  let merchant: Merchant;
  let routes: Route[];
  let ids: Record<string, string>;
  const tokens = new Map<Role, string>();

  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    tokens.set('owner', await signIn(service, merchant.email));
    for (const role of ROLES.filter((one) => one !== 'owner')) {
      const staff = aStaff({ passwordHash: await service.ports.passwords.hash(PASSWORD) });
      await service.stores.staff.insert(staff);
      const { organisationId } = merchant;
      await service.stores.memberships.insert(aMembership({ staffId: staff.id, organisationId, role }));
      tokens.set(role, await signIn(service, staff.email));
    }
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const owner = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
    const opened = await owner.next('conversation.new');
    const leads = await call(service, 'GET', '/v1/staff/leads', { token: owner.token });
    ids = {
      conversationId: opened.conversation.id,
      leadId: leads.body.leads[0].id,
      shopId: merchant.shop.id,
      organisationId: merchant.organisationId,
      membershipId: `mbr_${MISSING}`,
      grantId: `grt_${MISSING}`,
      invitationId: `inv_${MISSING}`,
      consentEventId: `cse_${MISSING}`,
      mailId: await service.useCases.queueMail(scopeOfShop(merchant.shop.id), {
        kind: 'policy_lost',
        locale: 'pl',
        to: 'owner@example.com',
        words: { subject: 'x', text: 'x' },
        gaps: {},
      }),
    };
    await visitor.close();
    await owner.close();
    routes = makeRoutes({
      ...service,
      site: { origin: service.origin, socketOrigin: '', isSecure: false },
      rateLimits: makeRateLimits(service.config.limits),
      addressKey: (address) => address,
      isStopping: () => false,
    }).filter(
      (route) =>
        route.audience === 'staff' &&
        route.path.includes(':') &&
        !OF_NO_SHOP.test(nameOf(route)) &&
        !BEHIND_A_ROW.test(nameOf(route)),
    );
  });
  after(() => service.stop());

  /** An id that the scene has no row for is made up: the right is asked before the row. */
  const fill = (path: string) =>
    path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `${name.slice(0, 3)}_${MISSING}`);
  const ask = (route: Route, role: Role) => {
    const { query, ...body } = inputFor(route);
    const token = tokens.get(role) ?? '';
    return call(service, route.method.toUpperCase(), fill(route.path) + query, { token, ...body });
  };

  it('say of every route who may use it [SE-3]', () => {
    const without = routes.map(nameOf).filter((name) => NEEDS[name] === undefined);
    assert.deepEqual(without, [], 'routes without a row');
    const served = new Set(routes.map(nameOf));
    const stale = Object.keys(NEEDS).filter((name) => !served.has(name));
    assert.deepEqual(stale, [], 'rows without a route');
  });

  it('keep every role to what it may do, in one sentence that says whom to ask [SE-3]', async () => {
    // Those who may not go first: what they are refused is then still there.
    for (const route of routes) {
      const need = NEEDS[nameOf(route)];
      if (need === undefined) continue;
      for (const role of ROLES.filter((one) => !may(one, need))) {
        const reply = await ask(route, role);
        assert.equal(reply.status, 403, `${role}: ${nameOf(route)}: ${reply.text}`);
        assert.equal(reply.body.code, 'forbidden');
        assert.match(reply.body.detail, /Ask|Only/);
      }
    }
  });

  it('let every role do what is theirs [SE-3]', async () => {
    for (const route of routes) {
      const need = NEEDS[nameOf(route)];
      if (need === undefined) continue;
      for (const role of ROLES.filter((one) => may(one, need)).reverse()) {
        const reply = await ask(route, role);
        assert.ok(
          !['unauthenticated', 'forbidden'].includes(reply.body?.code) && reply.status < 500,
          `${role}: ${nameOf(route)}: ${reply.text}`,
        );
      }
    }
  });

  it('keep export and erasure of a person, marketing, the log and the agreement apart from answering [SE-3]', () => {
    for (const role of ROLES) {
      for (const right of RIGHTS) assert.equal(roleMay(role, right), may(role, right), `${role}: ${right}`);
    }
    for (const right of ['subjects', 'marketing', 'audit', 'agreements'] as const) {
      assert.equal(may('consultant', right), false, right);
    }
    assert.equal(roleMay('manager', 'agreements'), false, 'only an owner binds the company');
    assert.equal(roleMay('auditor', 'subjects'), false, 'an auditor reads only');
  });
});
