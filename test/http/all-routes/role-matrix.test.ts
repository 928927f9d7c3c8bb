import assert from 'node:assert/strict';
import { RIGHTS, type Right, roleMay } from '../../../service/domain/model/base/tenancy.ts';
import type { Route } from '../../../service/http/route.ts';
import { ROLES, type Role } from '../../../service/protocol/vocabulary.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import { addMember, call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { makeRouteScene } from '../../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type ByRole = readonly Role[];
const LED: ByRole = ['owner', 'manager'];
const OPERATOR: ByRole = [];

/** Right needed for each route of a shop or organisation. A new route needs a row here. Rule: SE-3. */
const NEEDS: Record<string, Right | ByRole> = {
  'get /v1/staff/conversations/:conversationId': 'read',
  'get /v1/staff/conversations/:conversationId/events': 'read',
  'post /v1/staff/conversations/:conversationId/messages': 'answer',
  'post /v1/staff/conversations/:conversationId/take': 'answer',
  'post /v1/staff/conversations/:conversationId/assign': 'answer',
  'get /v1/staff/shops/:shopId/consultants': 'answer',
  'post /v1/staff/conversations/:conversationId/close': 'answer',
  'post /v1/staff/conversations/:conversationId/reopen': 'answer',
  'post /v1/staff/conversations/:conversationId/read': 'answer',
  'post /v1/staff/conversations/:conversationId/hold': 'subjects',
  'get /v1/staff/leads/:leadId': 'leads',
  'post /v1/staff/leads/:leadId/state': 'answer',
  'post /v1/staff/leads/:leadId/assignee': 'answer',
  'post /v1/staff/leads/:leadId/not-spam': 'answer',
  'delete /v1/staff/leads/:leadId': 'subjects',
  'post /v1/staff/leads/:leadId/answers': 'answer',
  'get /v1/staff/leads/:leadId/others': 'leads',
  'get /v1/staff/shops/:shopId/leads/export': 'export',
  'get /v1/staff/shops/:shopId/sender': 'connect',
  'put /v1/staff/shops/:shopId/sender': 'connect',
  'post /v1/staff/leads/:leadId/hold': 'subjects',
  'get /v1/staff/leads/:leadId/evidence': 'evidence',
  'get /v1/staff/leads/:leadId/evidence/page': 'evidence',
  'get /v1/staff/conversations/:conversationId/evidence': 'evidence',
  'get /v1/staff/conversations/:conversationId/evidence/page': 'evidence',
  'get /v1/staff/shops/:shopId/consents/:consentEventId/evidence': 'evidence',
  'get /v1/staff/shops/:shopId/consents/:consentEventId/evidence/page': 'evidence',
  'get /v1/staff/shops/:shopId': 'look',
  'patch /v1/staff/shops/:shopId': 'settings',
  'post /v1/staff/shops/:shopId/policy-link': 'settings',
  'post /v1/staff/shops/:shopId/policy-check': 'settings',
  'post /v1/staff/shops/:shopId/install-check': 'settings',
  'post /v1/staff/shops/:shopId/adapter-secret': 'connect',
  'get /v1/staff/shops/:shopId/connection': 'look',
  'post /v1/staff/shops/:shopId/connection': 'connect',
  'delete /v1/staff/shops/:shopId/connection': 'connect',
  'get /v1/staff/shops/:shopId/grants': 'look',
  'get /v1/staff/shops/:shopId/grants/:grantId/contract': 'grants',
  'post /v1/staff/shops/:shopId/grants/:grantId/contract': 'grants',
  'post /v1/staff/shops/:shopId/grants/:grantId/contract/accept': 'grants',
  'get /v1/staff/shops/:shopId/grants/:grantId/contract/pdf': 'grants',
  'get /v1/staff/shops/:shopId/grants/:grantId/contract/evidence': 'grants',
  'post /v1/staff/shops/:shopId/grants': 'grants',
  'delete /v1/staff/shops/:shopId/grants/:grantId': 'grants',
  'get /v1/staff/shops/:shopId/retention': 'evidence',
  'post /v1/staff/shops/:shopId/retention/preview': 'evidence',
  'get /v1/staff/shops/:shopId/mails': 'settings',
  'get /v1/staff/shops/:shopId/mails/:mailId': 'settings',
  'post /v1/staff/shops/:shopId/mails/:mailId/retry': 'settings',
  'delete /v1/staff/shops/:shopId/mails/:mailId': 'settings',
  'post /v1/staff/shops/:shopId/mails/test': 'settings',
  'get /v1/staff/conversations/:conversationId/customer': 'answer',
  'post /v1/staff/conversations/:conversationId/orders': 'answer',
  'get /v1/staff/conversations/:conversationId/earlier': 'answer',
  'get /v1/staff/shops/:shopId/consent-register': 'evidence',
  'get /v1/staff/shops/:shopId/consent-register/export': 'evidence',
  'get /v1/staff/shops/:shopId/marketing': 'marketing',
  'get /v1/staff/shops/:shopId/marketing/entries': 'marketing',
  'get /v1/staff/shops/:shopId/marketing/export': 'marketing',
  'post /v1/staff/shops/:shopId/marketing/import': 'marketing',
  'delete /v1/staff/shops/:shopId/marketing/imported': 'marketing',
  'delete /v1/staff/shops/:shopId/marketing/entries/:subscriptionId': 'marketing',
  'post /v1/staff/shops/:shopId/export': 'agreements',
  'get /v1/staff/shops/:shopId/departure': 'agreements',
  'post /v1/staff/shops/:shopId/departure': 'agreements',
  'delete /v1/staff/shops/:shopId/departure': 'agreements',
  'get /v1/staff/shops/:shopId/chat-settings': 'look',
  'put /v1/staff/shops/:shopId/chat-settings': 'settings',
  'post /v1/staff/shops/:shopId/card-preview': 'look',
  'post /v1/staff/shops/:shopId/hours-preview': 'look',
  'get /v1/staff/shops/:shopId/replies': 'settings',
  'post /v1/staff/shops/:shopId/replies': 'settings',
  'put /v1/staff/shops/:shopId/replies/:replyId': 'settings',
  'delete /v1/staff/shops/:shopId/replies/:replyId': 'settings',
  'get /v1/staff/shops/:shopId/usable-replies': 'answer',
  'post /v1/staff/shops/:shopId/usable-replies/:replyId/uses': 'answer',
  'post /v1/staff/conversations/:conversationId/cards': 'answer',
  'get /v1/staff/conversations/:conversationId/cards': 'read',
  'get /v1/staff/conversations/:conversationId/alerts': 'read',
  'post /v1/staff/conversations/:conversationId/attachments': 'answer',
  'post /v1/staff/conversations/:conversationId/attachment-requests': 'answer',
  'get /v1/staff/conversations/:conversationId/attachments/:attachmentId/address': 'read',
  'post /v1/staff/conversations/:conversationId/block': 'answer',
  'post /v1/staff/conversations/:conversationId/unblock': 'answer',
  'get /v1/staff/shops/:shopId/visits': 'read',
  'post /v1/staff/shops/:shopId/visits/invite': 'answer',
  'patch /v1/staff/conversations/:conversationId/tags': 'answer',
  'put /v1/staff/shops/:shopId/tags': 'settings',
  'put /v1/staff/shops/:shopId/teams': 'settings',
  'get /v1/staff/shops/:shopId/blocks': 'settings',
  'delete /v1/staff/shops/:shopId/blocks/:blockId': 'settings',
  'get /v1/staff/conversations/:conversationId/notes': 'read',
  'post /v1/staff/conversations/:conversationId/notes': 'answer',
  'post /v1/staff/conversations/:conversationId/notes/seen': 'read',
  'get /v1/staff/shops/:shopId/rights-settings': 'subjects',
  'put /v1/staff/shops/:shopId/rights-settings': 'subjects',
  'get /v1/staff/shops/:shopId/changes': 'evidence',
  'get /v1/staff/shops/:shopId/agreement': 'audit',
  'post /v1/staff/shops/:shopId/agreement': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/end': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/objections': 'agreements',
  'get /v1/staff/shops/:shopId/record': 'audit',
  'get /v1/staff/shops/:shopId/record/export': 'audit',
  'get /v1/staff/shops/:shopId/documents/:document': 'audit',
  'get /v1/staff/shops/:shopId/breaches': 'audit',
  'get /v1/staff/requests/:requestId': 'subjects',
  'get /v1/staff/requests/:requestId/answer': 'subjects',
  'post /v1/staff/requests/:requestId/answer': 'subjects',
  'post /v1/staff/requests/:requestId/identify': 'subjects',
  'post /v1/staff/requests/:requestId/include': 'subjects',
  'post /v1/staff/requests/:requestId/identity-mail': 'subjects',
  'post /v1/staff/requests/:requestId/extend': 'subjects',
  'post /v1/staff/requests/:requestId/refuse': 'subjects',
  'post /v1/staff/requests/:requestId/complete': 'subjects',
  'post /v1/staff/requests/:requestId/hand-over': 'subjects',
  'post /v1/staff/requests/:requestId/restrict': 'subjects',
  'post /v1/staff/requests/:requestId/rectify': 'subjects',
  'post /v1/staff/requests/:requestId/erase': 'subjects',
  'get /v1/staff/shops/:shopId/changes/:changeId': 'evidence',
  'post /v1/staff/shops/:shopId/changes/:changeId/decision': 'settings',
  'get /v1/staff/shops/:shopId/agreement/:agreementId': 'audit',
  'get /v1/staff/shops/:shopId/agreement/:agreementId/pdf': 'audit',
  'get /v1/staff/shops/:shopId/agreement/:agreementId/evidence': 'audit',
  'get /v1/staff/shops/:shopId/agreement/:agreementId/files/:kind': 'audit',
  'post /v1/staff/shops/:shopId/agreement/:agreementId/resend': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/:agreementId/print': 'agreements',
  'post /v1/staff/shops/:shopId/agreement/:agreementId/accept': 'agreements',
  'put /v1/staff/shops/:shopId/agreement/:agreementId/scan': 'agreements',
  'post /v1/staff/breaches/:breachId/notify': 'agreements',
  'post /v1/staff/breaches/:breachId/close': 'agreements',
  'get /v1/staff/breaches/:breachId/draft': 'agreements',
  'get /v1/staff/shops/:shopId/breaches/:breachId/texts': 'audit',
  'get /v1/staff/shops/:shopId/breaches/:breachId/people': 'subjects',
  'post /v1/staff/shops/:shopId/breaches/:breachId/assessment': 'agreements',
  'post /v1/staff/organisations/:organisationId/members/:membershipId/second-factor/reset': ['owner'],
  'put /v1/staff/organisations/:organisationId/second-factor': ['owner'],
  'get /v1/staff/organisations/:organisationId/people': LED,
  'post /v1/staff/organisations/:organisationId/invitations': LED,
  'delete /v1/staff/organisations/:organisationId/invitations/:invitationId': LED,
  'delete /v1/staff/organisations/:organisationId/members/:membershipId': LED,
  'get /v1/staff/organisations/:organisationId': ['owner', 'manager', 'auditor'],
  'put /v1/staff/organisations/:organisationId/company': ['owner'],
  'post /v1/staff/organisations/:organisationId/closure': ['owner'],
  'get /v1/staff/organisations/:organisationId/replies': LED,
  'post /v1/staff/organisations/:organisationId/replies': LED,
  'put /v1/staff/organisations/:organisationId/replies/:replyId': LED,
  'delete /v1/staff/organisations/:organisationId/replies/:replyId': LED,
  'get /v1/staff/organisations/:organisationId/board': ROLES,
  'post /v1/staff/organisations/:organisationId/clients': LED,
  'post /v1/staff/organisations/:organisationId/clients/:shopId/invitation': LED,
  'get /v1/staff/conversations': 'read',
  'get /v1/staff/inbox': 'read',
  'get /v1/staff/mentions': 'read',
  'get /v1/staff/tags': 'read',
  'get /v1/staff/teams': 'read',
  'get /v1/staff/leads': 'leads',
  'get /v1/staff/leads/counts': 'leads',
  'get /v1/staff/quarantine': 'leads',
  'post /v1/staff/search': 'read',
  'post /v1/staff/people/find': 'subjects',
  'get /v1/staff/requests': 'subjects',
  'get /v1/staff/requests/open': 'subjects',
  'post /v1/staff/requests': 'subjects',
  'post /v1/staff/shops': LED,
  'get /v1/staff/activity': 'audit',
  'get /v1/staff/activity/verdict': 'audit',
  'get /v1/staff/activity/export': 'audit',
  'post /v1/staff/breaches': 'agreements',
  'get /v1/staff/breaches': OPERATOR,
  'post /v1/staff/departures': OPERATOR,
  'get /v1/staff/organisations': OPERATOR,
  'post /v1/staff/organisations': OPERATOR,
  'post /v1/staff/second-factor-resets': OPERATOR,
  'get /v1/staff/mails': OPERATOR,
  'get /v1/staff/record': OPERATOR,
  'get /v1/staff/witness': OPERATOR,
  'get /v1/staff/version': OPERATOR,
  'get /v1/staff/operator/agreements': OPERATOR,
  'post /v1/staff/operator/sub-processors': OPERATOR,
};
const LISTS = ['get /v1/staff/requests', 'get /v1/staff/requests/open'];
/** Mails of the service, certificates and the document pack depend on no role in a shop. */
const OF_NO_SHOP =
  /^\w+ \/v1\/staff\/(mails\/.*|certificates.*|operator\/.*\/:.*|me(\/.*)?|agreements\/vetting-pack)$/;
/** Repeated here on purpose, so that a mistake in the product shows. */
const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  manager: [
    'look',
    'read',
    'answer',
    'leads',
    'evidence',
    'settings',
    'connect',
    'people',
    'subjects',
    'marketing',
    'audit',
  ],
  consultant: ['look', 'read', 'answer', 'leads'],
  auditor: ['look', 'read', 'leads', 'evidence', 'audit'],
};
const isLookedFor = ({ path }: Route): boolean =>
  path.includes(':') && !/:(shopId|organisationId)/.test(path);
const may = (role: Role, need: Right | ByRole): boolean =>
  typeof need === 'string' ? RIGHTS_OF[role].includes(need) : need.includes(role);

describe('rights of roles over every route', () => {
  let service: TestService;
  let merchant: Merchant;
  let routes: Route[];
  let ids: Readonly<Record<string, string>>;
  const tokens = new Map<Role, string>();
  let stranger: string;

  before(async () => {
    service = await startTestService({ overrides: { mailer: takingMailer } });
    await makeMerchant(service);
    ({ merchant, ids } = await makeRouteScene(service));
    stranger = await signIn(service, (await makeMerchant(service)).email);
    tokens.set('owner', await signIn(service, merchant.email));
    for (const role of ROLES.filter((one) => one !== 'owner')) {
      const { email } = await addMember(service, merchant.organisationId, role);
      tokens.set(role, await signIn(service, email));
    }
    routes = routesOf(service).filter(
      (route) => route.audience === 'staff' && !OF_NO_SHOP.test(nameOf(route)),
    );
  });
  after(() => service.stop());

  const ask = (route: Route, role: Role) => {
    const { query, ...body } = inputFor(route, ids);
    const token = tokens.get(role) ?? '';
    return call(service, route.method.toUpperCase(), pathOf(route, ids) + query, { token, ...body });
  };

  const listOfNobody = async (route: Route) =>
    (await call(service, route.method.toUpperCase(), route.path, { token: stranger })).body;

  it('say of every route who may use it [SE-3]', () => {
    const without = routes.map(nameOf).filter((name) => NEEDS[name] === undefined);
    assert.deepEqual(without, [], 'routes without a row');
    const served = new Set(routes.map(nameOf));
    const stale = Object.keys(NEEDS).filter((name) => !served.has(name));
    assert.deepEqual(stale, [], 'rows without a route');
  });

  it('keep every role to what it may do, in one sentence that says whom to ask [SE-3]', async () => {
    for (const route of routes) {
      const need = NEEDS[nameOf(route)];
      if (need === undefined) continue;
      for (const role of ROLES.filter((one) => !may(one, need))) {
        const reply = await ask(route, role);
        if (LISTS.includes(nameOf(route))) {
          assert.deepEqual(reply.body, await listOfNobody(route), `${role}: ${nameOf(route)}`);
          continue;
        }
        // Without the right, such a row is reported as 404.
        if ((isLookedFor(route) || need === OPERATOR) && reply.status === 404) continue;
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
        if (LISTS.includes(nameOf(route)))
          assert.notDeepEqual(reply.body, await listOfNobody(route), `${role}: ${nameOf(route)}`);
        if (isLookedFor(route)) assert.notEqual(reply.status, 404, `${role}: ${nameOf(route)}`);
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
