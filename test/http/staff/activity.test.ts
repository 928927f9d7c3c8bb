import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { bindContracts } from '../../support/scenes/bind-contracts.ts';
import {
  addMember,
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Act = {
  action: string;
  outcome: string;
  actor: string;
  details: Record<string, unknown>;
  shopId: string;
};

describe('activity log', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let operator: Merchant;
  let owner: Merchant;
  let other: Merchant;
  let token: string;
  let leadId: string;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
    // The first owner is the operator.
    operator = await makeMerchant(service);
    owner = await makeMerchant(service);
    other = await makeMerchant(service);
    await pushPolicy(service, owner);
    const session = await openSession(service, owner.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(owner.shop, session) });
    token = await signIn(service, owner.email);
    const leads = await call(service, 'GET', '/v1/staff/leads', { token });
    leadId = leads.body.leads[0].id;
  });
  after(() => service.stop());
  const acts = async (query = '', by = token): Promise<Act[]> => {
    const reply = await call(service, 'GET', `/v1/staff/activity${query}`, { token: by });
    assert.equal(reply.status, 200, reply.text);
    return reply.body.acts;
  };
  const invited = async (role: string, email: string): Promise<string> => {
    const { body } = await call(
      service,
      'POST',
      `/v1/staff/organisations/${owner.organisationId}/invitations`,
      {
        token,
        body: { email, role, shopIds: null },
      },
    );
    const secret = String(body.link).split('/join/')[1];
    const joined = await call(service, 'POST', '/v1/staff/invitations/accept', {
      body: { token: secret, name: '=SUM(A1)', password: PASSWORD },
    });
    return String(joined.body.accessToken);
  };

  it('says who read a lead, who listed leads and who changed one [PR-6]', async () => {
    await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token });
    await call(service, 'POST', `/v1/staff/leads/${leadId}/state`, { token, body: { state: 'answered' } });
    for (const action of ['lead.list', 'lead.read', 'lead.state']) {
      const row = (await acts('?kind=leads')).find((act) => act.action === action);
      assert.equal(row?.actor, owner.ownerId, action);
      assert.equal(row?.shopId, owner.shop.id);
    }
  });

  it('writes one reading of the list in an hour, however often it refreshes', async () => {
    const lists = async () => (await acts('?kind=leads')).filter((act) => act.action === 'lead.list').length;
    const before = await lists();
    await call(service, 'GET', '/v1/staff/leads', { token });
    assert.equal(await lists(), before);
    clock.forward(61 * 60_000);
    token = await signIn(service, owner.email);
    await call(service, 'GET', '/v1/staff/leads', { token });
    assert.equal(await lists(), before + 1);
  });

  it('shows sign-ins, refused ones and sign-outs to the company of the person [PR-6]', async () => {
    await call(service, 'POST', '/v1/staff/sign-in', { body: { email: owner.email, password: 'wrong' } });
    const rows = await acts('?kind=accounts');
    assert.ok(rows.some((act) => act.action === 'staff.sign_in' && act.outcome === 'ok'));
    assert.ok(rows.some((act) => act.action === 'staff.sign_in' && act.outcome === 'refused'));
    assert.ok(
      rows.every((act) => act.actor === owner.ownerId),
      'nobody of another company',
    );
  });

  it('shows a changed name to the company of the person, whose customers read it [PR-6]', async () => {
    const ewa = await addMember(service, owner.organisationId, 'consultant', [], { name: 'Ewa' });
    const by = await signIn(service, ewa.email);
    const reply = await call(service, 'PATCH', '/v1/staff/me', { token: by, body: { name: 'Anna Wójcik' } });
    assert.equal(reply.status, 200, reply.text);
    const row = (await acts()).find(({ action }) => action === 'staff.profile');
    assert.deepEqual([row?.actor, row?.details.changed], [ewa.staffId, 'name']);
  });

  it('writes changed settings and changed notices with their hashes before and after [PR-6]', async () => {
    const change = { controller: { ...owner.shop.controller, name: 'Nowa Firma', phone: undefined } };
    const { name, address, email } = change.controller;
    const reply = await call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, {
      token,
      body: { controller: { name, address, email } },
    });
    assert.equal(reply.status, 200, reply.text);
    const settings = (await acts('?kind=settings')).find((act) => act.action === 'shop.settings');
    assert.match(String(settings?.details.before), /^[0-9a-f]{64}$/);
    assert.notEqual(settings?.details.before, settings?.details.after);
    const notice = (await acts('?kind=consents')).find((act) => act.action === 'notice.change');
    assert.match(String(notice?.details.before), /^ntc_/);
    assert.match(String(notice?.details.after), /^ntc_/);
    assert.notEqual(notice?.details.before, notice?.details.after);
    assert.doesNotMatch(JSON.stringify([settings, notice]), /Nowa Firma|@/);
  });

  it('is closed to consultants and to other shops, and open to auditors [SE-3, PR-6]', async () => {
    const consultant = await invited('consultant', 'konsultant@example.com');
    const auditor = await invited('auditor', 'audytor@example.com');
    const ask = (by: string, query: string) =>
      call(service, 'GET', `/v1/staff/activity${query}`, { token: by });
    assert.equal((await ask(consultant, '')).status, 403);
    assert.equal((await ask(consultant, `?shop=${owner.shop.id}`)).status, 403);
    assert.equal((await ask(auditor, `?shop=${owner.shop.id}`)).status, 200);
    const stranger = await signIn(service, other.email);
    assert.equal((await ask(stranger, `?shop=${owner.shop.id}`)).status, 404);
    assert.ok(!(await acts('', stranger)).some((act) => act.shopId === owner.shop.id));
    for (const path of [`verdict?shop=${owner.shop.id}`, `export?format=csv&shop=${owner.shop.id}`]) {
      assert.equal(
        (await call(service, 'GET', `/v1/staff/activity/${path}`, { token: stranger })).status,
        404,
      );
      assert.equal(
        (await call(service, 'GET', `/v1/staff/activity/${path}`, { token: consultant })).status,
        403,
      );
    }
  });

  it('shows an agency the acts in the shops granted to it, and none of its own client beyond [PR-6]', async () => {
    const agency = await service.useCases.createOwner({
      email: 'agencja@example.com',
      name: 'Agnieszka',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja',
    });
    await call(service, 'POST', `/v1/staff/shops/${owner.shop.id}/grants`, {
      token,
      body: { agencyCode: agency.organisation.code, role: 'manager' },
    });
    await bindContracts(service, owner.shop.id);
    const agent = await signIn(service, 'agencja@example.com');
    const seen = await acts('', agent);
    assert.ok(seen.some((act) => act.shopId === owner.shop.id && act.action === 'lead.read'));
    assert.ok(!seen.some((act) => act.shopId === other.shop.id));
    assert.ok(
      !seen.some((act) => act.action === 'staff.sign_in' && act.actor === owner.ownerId),
      "the client's own people are not the agency's to watch",
    );
  });

  it('shows the operator what concerns the service, and nothing that was done in a shop of others [PR-6]', async () => {
    const seen = await acts('', await signIn(service, operator.email));
    assert.ok(seen.some((act) => act.action === 'owner.create'));
    assert.ok(!seen.some((act) => act.shopId === owner.shop.id));
  });

  it('says since when the log is whole, and signs its end [PR-6]', async () => {
    const { body } = await call(service, 'GET', `/v1/staff/activity/verdict?shop=${owner.shop.id}`, {
      token,
    });
    assert.equal(body.isWhole, true);
    assert.ok(body.rows > 3 && body.since !== null);
    const { keyId, signature } = body.signature;
    const key = service.ports.signer.publicKeys().find((one) => one.keyId === keyId);
    const text = `zgoda-audit.v1.${owner.shop.id}.${body.head.seq}.${body.head.hash}`;
    assert.ok(service.ports.verifySignature(text, signature, key?.publicKeyPem ?? ''));
  });

  it('gives the log away as a table whose names are never formulas, and writes that down', async () => {
    const reply = await call(service, 'GET', `/v1/staff/activity/export?format=csv&kind=people`, { token });
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment; filename=zgoda-activity-/);
    assert.match(reply.headers.get('content-type') ?? '', /^text\/csv/);
    assert.match(reply.text, /'=SUM\(A1\)/);
    assert.doesNotMatch(reply.text, /[,\n]=SUM/);
    assert.ok((await acts('?kind=records')).some((act) => act.action === 'activity.export'));
  });

  it('gives the log of a shop away as a file that anybody can verify, without acts that nothing signs [PR-6, CO-9]', async () => {
    const exported = (query: string) =>
      call(service, 'GET', `/v1/staff/activity/export?format=json${query}`, { token });
    const judged = async (text: string) =>
      (await call(service, 'POST', '/v1/verify', { body: { evidence: text } })).body;
    const { body: whole } = await call(service, 'GET', `/v1/staff/activity/verdict?shop=${owner.shop.id}`, {
      token,
    });
    const ofShop = await exported(`&shop=${owner.shop.id}`);
    assert.deepEqual(ofShop.body.shop, { id: owner.shop.id });
    assert.equal(ofShop.body.acts.length, whole.rows);
    assert.ok(ofShop.body.acts.every((act: Act) => act.shopId === owner.shop.id));
    assert.ok((await acts(`?shop=${owner.shop.id}`)).some((act) => act.shopId === null));
    const verdict = await judged(ofShop.text);
    assert.equal(verdict.valid, true, JSON.stringify(verdict));
    assert.equal((await judged(ofShop.text.replaceAll(owner.shop.id, other.shop.id))).valid, false);

    const ofAll = await exported('');
    assert.deepEqual([ofAll.body.shop, ofAll.body.chain], [null, null]);
    assert.ok(ofAll.body.acts.some((act: Act) => act.shopId === null));
    assert.equal((await judged(ofAll.text)).valid, false);
  });

  it('goes page by page, and by person and period', async () => {
    const first = await call(service, 'GET', '/v1/staff/activity', { token });
    assert.equal(first.body.next, null);
    const mine = await acts(`?actor=${owner.ownerId}`);
    assert.ok(mine.length > 0 && mine.every((act) => act.actor === owner.ownerId));
    const none = await acts(`?to=2020-01-01T00:00:00.000Z`);
    assert.deepEqual(none, []);
  });

  it('goes after the period that the shop has chosen, and still verifies [RE-1, PR-6]', async () => {
    const patch = (auditRetentionMonths: number) =>
      call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, { token, body: { auditRetentionMonths } });
    assert.equal((await patch(5)).status, 422);
    assert.equal((await patch(37)).status, 422);
    assert.equal((await patch(6)).status, 200);
    const theirs = await signIn(service, other.email);
    await call(service, 'PATCH', `/v1/staff/shops/${other.shop.id}`, {
      token: theirs,
      body: { name: 'Inny' },
    });
    const scope = scopeOfShop(owner.shop.id);
    const before = await service.stores.audit.range(scope, 1, 500);
    clock.forward(190 * 24 * 3_600_000);
    await service.useCases.sweepExpired();
    const after = await service.stores.audit.range(scope, 1, 500);
    assert.ok(!after.some((row) => before.some((one) => one.id === row.id)), 'half a year is over');
    assert.ok(
      (await service.stores.audit.range(scopeOfShop(other.shop.id), 1, 500)).length > 0,
      'twelve months are not',
    );
    assert.equal((await service.useCases.verifyAudit(scope)).isWhole, true);
  });
});
