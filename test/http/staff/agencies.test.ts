import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { OrganisationId, Role, ShopId } from '../../../service/protocol/vocabulary.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
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
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';

describe('an agency and its clients', () => {
  const outbox = watchOutbox();
  let service: TestService;
  let agencyId: OrganisationId;
  let token: string;
  before(async () => {
    service = await startTestService({ stores: outbox.stores });
    const { organisation } = await service.useCases.createOwner({
      email: 'szef@agencja.example',
      name: 'Szef Agencji',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja Dobra',
    });
    agencyId = organisation.id;
    token = await signIn(service, 'szef@agencja.example');
  });
  after(() => service.stop());

  const path = () => `/v1/staff/organisations/${agencyId}`;
  const client = (changes: Record<string, unknown> = {}) => ({
    company: aCompany({ contactEmail: 'wlasciciel@pod-lipa.example' }),
    shopName: 'Herbaciarnia Pod Lipą',
    url: 'https://pod-lipa.example',
    locale: 'pl',
    ...changes,
  });
  const board = async (as = token) =>
    (await call(service, 'GET', `${path()}/board`, { token: as })).body.shops;
  const agent = async (role: Role, shopIds: readonly ShopId[] | null): Promise<string> => {
    const { email } = await addMember(service, agencyId, role, shopIds);
    return signIn(service, email);
  };
  const grant = (merchant: Merchant, role: 'manager' | 'consultant' | 'auditor' = 'manager') =>
    service.stores.organisations.get(agencyId).then(async (agency) => {
      const reply = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/grants`, {
        token: await signIn(service, merchant.email),
        body: { agencyCode: agency?.code, role },
      });
      assert.equal(reply.status, 200, reply.text);
      await bindContracts(service, merchant.shop.id);
    });

  it('sets up a shop whose controller is the client, and invites the client as owner by mail alone', async () => {
    const made = await call(service, 'POST', `${path()}/clients`, { token, body: client() });
    assert.equal(made.status, 201, made.text);
    assert.deepEqual(Object.keys(made.body), ['id'], 'the agency never sees the link');
    const shop = await call(service, 'GET', `/v1/staff/shops/${made.body.id}`, { token });
    assert.equal(shop.body.controller.name, 'Sklep Pod Lipą sp. z o.o.');
    assert.equal(shop.body.controller.email, 'wlasciciel@pod-lipa.example');
    assert.equal(shop.body.collecting, false, 'nothing is collected before somebody confirmed it');
    assert.notEqual(shop.body.organisationId, agencyId);
    const me = await call(service, 'GET', '/v1/staff/me', { token });
    assert.equal(me.body.shops[0].role, 'manager');
    assert.equal(me.body.shops[0].viaAgency, 'Agencja Dobra');

    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    assert.equal(mail.to, 'wlasciciel@pod-lipa.example');
    assert.equal(mail.kind, 'invitation');
    assert.doesNotMatch(mail.text + mail.subject, /\{\w+\}|o\.o\.\./);
    const joined = await call(service, 'POST', '/v1/staff/invitations/accept', {
      body: { token: secretIn(mail), name: 'Lipa', password: PASSWORD, locale: 'pl' },
    });
    assert.equal(joined.status, 200, joined.text);
    const owner = await call(service, 'GET', '/v1/staff/me', { token: joined.body.accessToken });
    assert.equal(owner.body.shops[0].role, 'owner');

    const grants = await call(service, 'GET', `/v1/staff/shops/${made.body.id}/grants`, {
      token: joined.body.accessToken,
    });
    const ended = await call(
      service,
      'DELETE',
      `/v1/staff/shops/${made.body.id}/grants/${grants.body.grants[0].id}`,
      { token: joined.body.accessToken },
    );
    assert.equal(ended.status, 204);
    assert.deepEqual(await board(), [], 'the client ends the access of the agency');
    const late = await call(service, 'POST', `${path()}/clients/${made.body.id}/invitation`, {
      token,
      body: {},
    });
    assert.equal(late.status, 404);
  });

  it('sends the client a new link, which ends the one before, until the client has come', async () => {
    const made = await call(service, 'POST', `${path()}/clients`, {
      token,
      body: client({ company: aCompany({ contactEmail: 'drugi@klient.example' }) }),
    });
    const first = secretIn((await outbox.readMails(service)).at(-1) ?? { text: '' });
    const again = `${path()}/clients/${made.body.id}/invitation`;
    assert.equal((await call(service, 'POST', again, { token, body: {} })).status, 429, 'not at once');
    await service.stores.mailPauses.removeExpired(SERVICE_SCOPE, new Date(Date.now() + 5 * 60_000));
    assert.equal((await call(service, 'POST', again, { token, body: {} })).status, 204);
    const second = secretIn((await outbox.readMails(service)).at(-1) ?? { text: '' });
    assert.notEqual(first, second);
    const look = (secret: string) =>
      call(service, 'POST', '/v1/staff/invitations/look', { body: { token: secret } });
    assert.equal((await look(first)).status, 410);
    assert.equal((await look(second)).status, 200);
    await call(service, 'POST', '/v1/staff/invitations/accept', {
      body: { token: second, name: 'Drugi', password: PASSWORD },
    });
    assert.equal((await call(service, 'POST', again, { token, body: {} })).status, 409);
  });

  it('sends the link to another address while nobody has come, where the first was wrong, and makes it the one of the client', async () => {
    const wrong = 'ktos@obcy.example';
    const right = 'trzeci@klient.example';
    const made = await call(service, 'POST', `${path()}/clients`, {
      token,
      body: client({ company: aCompany({ contactEmail: wrong }) }),
    });
    const scope = scopeOfShop(made.body.id);
    const first = secretIn((await outbox.readMails(service)).at(-1) ?? { text: '' });
    const invite = `${path()}/clients/${made.body.id}/invitation`;
    const correct = (email: string) => call(service, 'POST', invite, { token, body: { email } });
    assert.equal((await correct('nobody')).status, 422);
    assert.equal((await correct(right)).status, 204);
    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    assert.deepEqual([mail.kind, mail.to], ['invitation', right]);
    const look = (secret: string) =>
      call(service, 'POST', '/v1/staff/invitations/look', { body: { token: secret } });
    assert.equal((await look(first)).body.code, 'invitation_invalid');
    const waiting = await service.stores.mails.list(SERVICE_SCOPE, 99);
    const addressees = await Promise.all(
      waiting.map(async ({ sealed }) => JSON.parse(await service.ports.vault.openForService(sealed)).to),
    );
    assert.ok(!addressees.includes(wrong), 'the mail with the dead link is not sent');
    const shop = await service.stores.shops.get(scope);
    assert.equal(shop?.controller.email, right);
    const organisation = await service.stores.organisations.get(shop?.organisationId ?? 'org_');
    assert.equal(organisation?.company?.contactEmail, right);
    const acts = await service.stores.audit.range(scope, 1, 99);
    assert.deepEqual(
      acts.slice(-3).map(({ action }) => action),
      ['shop.settings', 'organisation.company', 'member.invite'],
    );

    const joined = await call(service, 'POST', '/v1/staff/invitations/accept', {
      body: { token: secretIn(mail), name: 'Trzeci', password: PASSWORD, locale: 'pl' },
    });
    assert.equal(joined.status, 200, joined.text);
    assert.equal((await correct('szef@agencja.example')).status, 409);
    assert.equal((await service.stores.shops.get(scope))?.controller.email, right);
  });

  it('leaves the contact of the shop that the agency has set itself when it corrects the address of the client', async () => {
    const made = await call(service, 'POST', `${path()}/clients`, {
      token,
      body: client({ company: aCompany({ contactEmail: 'czwarty@obcy.example' }) }),
    });
    const scope = scopeOfShop(made.body.id);
    const { controller } = (await service.stores.shops.get(scope)) ?? assert.fail();
    await service.stores.shops.update(scope, {
      controller: { ...controller, email: 'sklep@klient.example' },
    });
    const body = { email: 'czwarty@klient.example' };
    const invite = `${path()}/clients/${made.body.id}/invitation`;
    assert.equal((await call(service, 'POST', invite, { token, body })).status, 204);
    assert.equal((await service.stores.shops.get(scope))?.controller.email, 'sklep@klient.example');
  });

  it('shows which shop is not in order, the worst first, and what is wrong with it', async () => {
    const good = await makeMerchant(service, { name: 'Dobry sklep' });
    await pushPolicy(service, good);
    const bad = await makeMerchant(service, { name: 'Zły sklep', confirmedAt: null, whenNoPolicy: 'bare' });
    const busy = await makeMerchant(service, { name: 'Zajęty sklep' });
    await pushPolicy(service, busy);
    for (const merchant of [good, busy, bad]) await grant(merchant);
    const session = await openSession(service, busy.shop);
    const lead = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(busy.shop, session) });
    assert.equal(lead.status, 201, lead.text);
    const rows = await board();
    const of = (name: string) => rows.find((row: { name: string }) => row.name === name);
    assert.deepEqual(of('Dobry sklep').problems, []);
    assert.deepEqual(of('Zajęty sklep').problems, ['leads']);
    assert.equal(of('Zajęty sklep').leadsWaiting, 1);
    assert.deepEqual(of('Zły sklep').problems, ['settings', 'bare', 'policy', 'install']);
    const names = rows.map((row: { name: string }) => row.name);
    assert.ok(names.indexOf('Zły sklep') < names.indexOf('Zajęty sklep'));
    assert.equal(names.at(-1), 'Dobry sklep');
    await service.stores.shops.update(scopeOfShop(good.shop.id), { closesAt: new Date(8e12) });
    const [worst] = await board();
    assert.deepEqual([worst.name, worst.problems], ['Dobry sklep', ['leaving']]);
    assert.equal(of('Dobry sklep').adapter.version, '0.1.0');
    assert.equal(of('Dobry sklep').leadRetentionDays, 180);
    assert.doesNotMatch(JSON.stringify(rows), /zaneta|600 700/i, 'no person stands on the board');
  });

  it('lets each person of the agency see and touch only the shops given to them, and no more than the grant [SE-3, SE-1]', async () => {
    const mine = await makeMerchant(service, { name: 'Mój' });
    const other = await makeMerchant(service, { name: 'Cudzy' });
    await grant(mine, 'consultant');
    await grant(other);
    const limited = await agent('manager', [mine.shop.id]);
    assert.deepEqual(
      (await board(limited)).map((row: { name: string }) => row.name),
      ['Mój'],
    );
    const at = (id: string, method = 'GET', body?: unknown) =>
      call(service, method, `/v1/staff/shops/${id}`, { token: limited, ...(body ? { body } : {}) });
    assert.equal((await at(mine.shop.id)).status, 200);
    assert.equal((await at(mine.shop.id, 'PATCH', { name: 'x' })).status, 403, 'granted to answer only');
    assert.equal((await at(other.shop.id)).status, 404);
    const worker = await agent('consultant', null);
    assert.equal(
      (await call(service, 'POST', `${path()}/clients`, { token: worker, body: client() })).status,
      403,
    );
    const stranger = await signIn(service, mine.email);
    assert.equal((await call(service, 'GET', `${path()}/board`, { token: stranger })).status, 404);
  });

  it('takes no clients for a merchant', async () => {
    const merchant = await makeMerchant(service);
    const refused = await call(
      service,
      'POST',
      `/v1/staff/organisations/${merchant.organisationId}/clients`,
      {
        token: await signIn(service, merchant.email),
        body: client(),
      },
    );
    assert.equal(refused.status, 422);
  });
});
