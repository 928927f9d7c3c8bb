import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('staff, organisations and agencies', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let owner: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
    owner = await makeMerchant(service);
  });
  after(() => service.stop());
  beforeEach(async () => {
    token = await signIn(service, owner.email);
  });
  const invite = async (
    role: string,
    email: string,
    by = token,
    organisation: string = owner.organisationId,
  ) => {
    const reply = await call(service, 'POST', `/v1/staff/organisations/${organisation}/invitations`, {
      token: by,
      body: { email, role, shopIds: null },
    });
    return { reply, secret: String(reply.body?.link ?? '').split('/join/')[1] ?? '' };
  };
  const accept = (secret: string, name: string, password = PASSWORD) =>
    call(service, 'POST', '/v1/staff/invitations/accept', { body: { token: secret, name, password } });

  it('answers an unknown account and a wrong password alike [SE-2]', async () => {
    const wrong = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password: 'wrong' },
    });
    const unknown = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: 'no@example.com', password: 'wrong' },
    });
    assert.equal(wrong.status, 401);
    const { id: _, ...a } = wrong.body;
    const { id: __, ...b } = unknown.body;
    assert.deepEqual(a, b);
  });

  it('locks an account after ten failures, also for the right password, and opens it again later', async () => {
    const victim = await makeMerchant(service);
    const attempt = (password: string) =>
      call(service, 'POST', '/v1/staff/sign-in', { body: { email: victim.email, password } });
    for (let count = 0; count < 10; count += 1) assert.equal((await attempt('wrong')).status, 401);
    const locked = await attempt(PASSWORD);
    assert.equal(locked.status, 429);
    assert.ok(Number(locked.headers.get('retry-after')) > 0);
    clock.forward(16 * 60_000);
    assert.equal((await attempt(PASSWORD)).status, 200);
  });

  it('rotates the refresh cookie, forgives two tabs, and ends the session on a stolen copy [SE-2]', async () => {
    const signed = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password: PASSWORD },
    });
    assert.match(signed.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/);
    const first = cookieOf(signed.headers);
    const refresh = (cookie: string) =>
      call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } });
    const second = await refresh(first);
    assert.equal(second.status, 200);
    assert.notEqual(cookieOf(second.headers), first);
    assert.equal((await refresh(first)).status, 200, 'another tab within the grace');
    clock.forward(11_000);
    const third = await refresh(cookieOf(second.headers));
    assert.equal(third.status, 200);
    assert.equal((await refresh(first)).status, 401, 'a copy used later');
    assert.equal((await refresh(cookieOf(third.headers))).status, 401, 'the whole session is over');
  });

  it('keeps a browser signed in whose page was reloaded while it renewed, so that the answer was lost [SE-2]', async () => {
    const signed = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password: PASSWORD },
    });
    const refresh = (cookie: string) =>
      call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } });
    const first = cookieOf(signed.headers);
    const lost = await refresh(first);
    const again = await refresh(first);
    assert.equal(cookieOf(again.headers), cookieOf(lost.headers));
    clock.forward(60_000);
    assert.equal((await refresh(cookieOf(again.headers))).status, 200);
  });

  it('keeps a browser signed in whose renewal got no response, though it noticed late [SE-2]', async () => {
    const person = await makeMerchant(service);
    const signed = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: person.email, password: PASSWORD },
    });
    const refresh = (cookie: string) =>
      call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } });
    const first = cookieOf(signed.headers);
    assert.equal((await refresh(first)).status, 200, 'the response that is lost');
    clock.forward(21_000);
    const again = await refresh(first);
    assert.equal(again.status, 200);
    clock.forward(9 * 60_000);
    const next = await refresh(cookieOf(again.headers));
    assert.equal(next.status, 200);
    const { body } = await call(service, 'GET', '/v1/staff/activity', { token: next.body.accessToken });
    const actions = body.acts.map(({ action }: { action: string }) => action);
    assert.equal(actions.includes('staff.token_reuse'), false);
  });

  it('ends the session on any copy from before, however often the thief has renewed it [SE-2]', async () => {
    const signed = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password: PASSWORD },
    });
    const refresh = (cookie: string) =>
      call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } });
    const stolen = cookieOf(signed.headers);
    let thief = stolen;
    for (let turn = 1; turn <= 3; turn += 1) {
      clock.forward(60_000);
      const renewed = await refresh(thief);
      assert.equal(renewed.status, 200, `turn ${turn}`);
      thief = cookieOf(renewed.headers);
    }
    assert.equal((await refresh(stolen)).status, 401, 'the rightful browser');
    assert.equal((await refresh(thief)).status, 401, 'the thief');
    const acts = await call(service, 'GET', '/v1/staff/activity', {
      token: await signIn(service, owner.email),
    });
    assert.ok(acts.body.acts.some(({ action }: { action: string }) => action === 'staff.token_reuse'));
  });

  it('forgives any number of tabs that renew at nearly the same time [SE-2]', async () => {
    const signed = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password: PASSWORD },
    });
    const refresh = (cookie: string) =>
      call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } });
    const first = cookieOf(signed.headers);
    const second = cookieOf((await refresh(first)).headers);
    const third = await refresh(second);
    assert.equal(third.status, 200);
    assert.equal((await refresh(first)).status, 200, 'a slow tab, two turns behind');
    clock.forward(11_000);
    assert.equal((await refresh(second)).status, 200);
  });

  it('invites by a one-time link; a second use and a late use are refused', async () => {
    const { reply, secret } = await invite('consultant', 'anna@example.com');
    assert.equal(reply.status, 201, reply.text);
    assert.equal((await accept(secret, 'Anna')).status, 200);
    assert.equal((await accept(secret, 'Anna')).status, 410);
    const late = await invite('consultant', 'late@example.com');
    clock.forward(49 * 3_600_000);
    assert.equal((await accept(late.secret, 'Late')).status, 410);
  });

  it('gives each role what it needs and no more [SE-3]', async () => {
    const { secret } = await invite('consultant', 'kon@example.com');
    const joined = await accept(secret, 'Kon');
    const consultant = String(joined.body.accessToken);
    const settings = await call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, {
      token: consultant,
      body: { name: 'x' },
    });
    assert.equal(settings.status, 403);
    const grant = await call(service, 'POST', `/v1/staff/shops/${owner.shop.id}/grants`, {
      token: consultant,
      body: { agencyCode: 'ABCDEFGH', role: 'manager' },
    });
    assert.equal(grant.status, 403);
    const raise = await invite('owner', 'boss@example.com', consultant);
    assert.equal(raise.reply.status, 403);
    assert.equal((await call(service, 'GET', '/v1/staff/inbox', { token: consultant })).status, 200);
  });

  it('lets an owner add a second shop and see both in one inbox', async () => {
    const made = await call(service, 'POST', '/v1/staff/shops', {
      token,
      body: {
        ref: randomUUID(),
        organisationId: owner.organisationId,
        name: 'Drugi sklep',
        url: 'https://drugi.example.com',
        locale: 'pl',
        contactEmail: 'drugi@example.com',
      },
    });
    assert.equal(made.status, 201, made.text);
    const me = await call(service, 'GET', '/v1/staff/me', { token });
    const second = me.body.shops.find((shop: { id: string }) => shop.id === made.body.id);
    assert.equal(second.collecting, false);
    assert.deepEqual(second.missing, ['controller.name', 'controller.address', 'confirm']);
    const refused = await call(service, 'PATCH', `/v1/staff/shops/${made.body.id}`, {
      token,
      body: { confirm: true },
    });
    assert.equal(refused.status, 422);
    assert.deepEqual(Object.keys(refused.body.fields).sort(), ['controller.address', 'controller.name']);
    const ready = await call(service, 'PATCH', `/v1/staff/shops/${made.body.id}`, {
      token,
      body: {
        controller: { name: 'Firma', address: 'ul. Długa 2', email: 'drugi@example.com' },
        confirm: true,
      },
    });
    assert.equal(ready.body.collecting, true, ready.text);
  });

  it('adds one shop however often the same request comes, and says which', async () => {
    const shopsOf = async () => (await call(service, 'GET', '/v1/staff/me', { token })).body.shops.length;
    const before = await shopsOf();
    const body = {
      ref: randomUUID(),
      organisationId: owner.organisationId,
      name: 'Trzeci sklep',
      url: 'https://trzeci.example.com',
      locale: 'pl',
      contactEmail: 'trzeci@example.com',
    };
    const add = (change: object = {}) =>
      call(service, 'POST', '/v1/staff/shops', { token, body: { ...body, ...change } });
    const [first, atOnce] = await Promise.all([add(), add()]);
    const again = await add({ contactEmail: 'inny@example.com' });
    assert.equal(again.status, 201, again.text);
    assert.deepEqual([atOnce.body.id, again.body.id], [first.body.id, first.body.id]);
    assert.equal(await shopsOf(), before + 1);
    assert.notEqual((await add({ ref: randomUUID() })).body.id, first.body.id);
  });

  it('grants a shop to an agency, which sees it in the same inbox until the grant ends [SE-3]', async () => {
    // The first owner is the operator.
    const organisation = await call(service, 'POST', '/v1/staff/organisations', {
      token,
      body: { name: 'Agencja', kind: 'agency', ownerEmail: 'agencja@example.com' },
    });
    assert.equal(organisation.status, 201, organisation.text);
    const joined = await accept(String(organisation.body.link).split('/join/')[1] ?? '', 'Agnieszka');
    const agent = String(joined.body.accessToken);
    const code = (await call(service, 'GET', '/v1/staff/me', { token: agent })).body.organisations[0].code;
    const client = await makeMerchant(service);
    const clientToken = await signIn(service, client.email);
    const granted = await call(service, 'POST', `/v1/staff/shops/${client.shop.id}/grants`, {
      token: clientToken,
      body: { agencyCode: code, role: 'consultant' },
    });
    assert.equal(granted.status, 200, granted.text);
    const me = await call(service, 'GET', '/v1/staff/me', { token: agent });
    assert.equal(me.body.shops[0].id, client.shop.id);
    assert.equal(me.body.shops[0].role, 'consultant');
    assert.equal(me.body.shops[0].viaAgency, 'Agencja');
    const console_ = await connectStaff(service, 'agencja@example.com');
    await call(service, 'DELETE', `/v1/staff/shops/${client.shop.id}/grants/${granted.body.grants[0].id}`, {
      token: clientToken,
    });
    await console_.next('access.changed');
    assert.equal(
      (await call(service, 'GET', `/v1/staff/shops/${client.shop.id}`, { token: agent })).status,
      404,
    );
    await console_.close();
  });

  it('refuses colours that cannot be read and both contact fields required [AX-4, TR-5]', async () => {
    const patch = (body: unknown) =>
      call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, { token, body });
    const pale = await patch({ appearance: { accent: '#ffe680' } });
    assert.equal(pale.status, 422);
    assert.match(pale.body.fields['appearance.accent'], /#[0-9a-f]{6} would do/);
    const both = await patch({ fields: { name: 'optional', email: 'required', phone: 'required' } });
    assert.equal(both.status, 422);
    const neither = await patch({ fields: { name: 'optional', email: 'off', phone: 'off' } });
    assert.equal(neither.status, 422);
  });

  it('refuses a company for hosting or mail without a country, and outside the EEA without a ground [TR-1]', async () => {
    const patch = (hosting: object) =>
      call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, { token, body: { providers: { hosting } } });
    assert.deepEqual((await patch({ by: 'company', name: 'Serwery' })).body.fields, {
      'providers.hosting.country': 'is required',
    });
    assert.deepEqual((await patch({ by: 'company', name: 'Serwery', country: 'US' })).body.fields, {
      'providers.hosting.transferTool': 'is required outside the EEA',
    });
    const own = await patch({ by: 'shop', name: 'left out', country: 'US' });
    assert.deepEqual(own.body.providers.hosting, { by: 'shop', name: '', country: '', transferTool: '' });
  });

  it('keeps the proof of a consent to calls for five years in a German shop, and refuses less [RE-1]', async () => {
    const german = await makeMerchant(service, {}, 'https://laden.example.de/');
    const own = await signIn(service, german.email);
    const patch = (body: unknown) =>
      call(service, 'PATCH', `/v1/staff/shops/${german.shop.id}`, { token: own, body });
    const on = await patch({ marketing: { phone: true } });
    assert.equal(on.body.marketingProofYears, 5);
    assert.match((await patch({ marketingProofYears: 3 })).body.fields.marketingProofYears, /§ 7a UWG/);
    await patch({ marketing: { phone: false } });
    assert.equal((await patch({ marketingProofYears: 3 })).body.marketingProofYears, 3);
  });

  it('shows the form without notice only after the owner typed the name of the shop, and writes it down [D3, SE-3, PR-6]', async () => {
    const patch = (body: unknown, by = token) =>
      call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, { token: by, body });
    const bare = { whenNoPolicy: 'bare', bareAcknowledgement: owner.shop.name };
    const manager = await addMember(service, owner.organisationId, 'manager');
    const refused = await patch(bare, await signIn(service, manager.email));
    assert.equal(refused.status, 403, refused.text);
    assert.match(refused.body.detail, /Only an owner/);
    assert.equal((await patch({ whenNoPolicy: 'bare' })).status, 422);
    assert.equal((await patch(bare)).status, 200);
    const acts = await service.stores.audit.range(scopeOfShop(owner.shop.id), 1, 999);
    const made = acts.filter(({ action }) => action === 'shop.bare_form');
    assert.deepEqual(
      made.map(({ actor, target }) => ({ actor, target })),
      [{ actor: owner.ownerId, target: owner.shop.id }],
    );
    const me = await call(service, 'GET', '/v1/staff/me', { token });
    assert.equal(me.body.shops.find((shop: { id: string }) => shop.id === owner.shop.id).isBare, true);
    await patch({ whenNoPolicy: 'auto' });
  });

  it('ends all other sessions when the password changes [SE-2]', async () => {
    const person = await makeMerchant(service);
    const other = await signIn(service, person.email);
    const own = await signIn(service, person.email);
    const changed = await call(service, 'PATCH', '/v1/staff/me', {
      token: own,
      body: { currentPassword: PASSWORD, newPassword: 'another long password' },
    });
    assert.equal(changed.status, 200, changed.text);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token: other })).status, 401);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token: own })).status, 200);
  });
});
