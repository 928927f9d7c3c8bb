import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HEALTH = '/v1/adapter/health';

describe('the connection of a shop server, seen by its shop', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
  });

  const connection = async (email = merchant.email) =>
    call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/connection`, {
      token: await signIn(service, email),
    });
  const refusal = async () => (await connection()).body.lastRefusal;
  const forged = (changes: { shop?: Merchant['shop'] } = {}) =>
    signedCall(
      service,
      { shop: merchant.shop, adapterSecret: 'zgs_somebody-else', ...changes },
      'GET',
      HEALTH,
    );
  const disconnect = async () =>
    call(service, 'DELETE', `/v1/staff/shops/${merchant.shop.id}/connection`, {
      token: await signIn(service, merchant.email),
    });

  it('says why a report was refused: a wrong signature, a clock that is off, an outdated report [AD-7, AD-20]', async () => {
    assert.equal(await refusal(), null);
    assert.equal((await forged()).status, 401);
    const first = await refusal();
    assert.deepEqual([first.reason, first.clockOffsetSeconds], ['signature', null]);
    assert.equal(first.at, clock.now().toISOString());

    clock.forward(60_000);
    const slow = String(Math.floor(clock.now().getTime() / 1000) - 420);
    assert.equal((await signedCall(service, merchant, 'GET', HEALTH, '', slow)).status, 401);
    const second = await refusal();
    assert.equal(second.reason, 'clock');
    assert.ok(Math.abs(second.clockOffsetSeconds + 420) <= 1);

    clock.forward(60_000);
    await pushPolicy(service, merchant);
    const stale = await pushPolicy(service, merchant, {}, { pushedAt: clock.now().getTime() - 90_000 });
    assert.equal(stale.status, 409);
    const third = await refusal();
    assert.deepEqual([third.reason, third.clockOffsetSeconds], ['outdated', -90]);
  });

  it('notes one refusal a minute, however many come, and nothing of who sent them [MI-1]', async () => {
    await Promise.all(Array.from({ length: 8 }, () => forged()));
    const { at } = await refusal();
    clock.forward(59_000);
    await forged();
    assert.equal((await refusal()).at, at);
    clock.forward(1_000);
    await forged();
    assert.equal((await refusal()).at, clock.now().toISOString());
    const shop = await service.stores.shops.get(scopeOfShop(merchant.shop.id));
    assert.deepEqual(Object.keys(shop?.lastRefusal ?? {}).sort(), ['at', 'clockOffsetSeconds', 'reason']);
  });

  it('notes nothing of requests that nobody signed', async () => {
    await call(service, 'GET', HEALTH, { headers: { 'x-zgoda-shop': merchant.shop.key } });
    assert.equal(await refusal(), null);
  });

  it('keeps a refusal to the shop that it concerns [SE-1]', async () => {
    const other = await makeMerchant(service);
    await forged();
    const token = await signIn(service, other.email);
    const foreign = await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/connection`, { token });
    assert.equal(foreign.status, 404);
    const own = await call(service, 'GET', `/v1/staff/shops/${other.shop.id}/connection`, { token });
    assert.equal(own.body.lastRefusal, null);
  });

  it('says how old the secret is, and what a visitor finds now', async () => {
    const renewed = await signedCall(service, merchant, 'POST', '/v1/adapter/secret', '{}');
    assert.equal(renewed.status, 200);
    const away = (await connection()).body;
    assert.equal(away.secretAt, clock.now().toISOString());
    assert.deepEqual(away.visitors, { mode: 'form', reason: null, here: 0 });
    const staff = await connectStaff(service, merchant.email);
    assert.deepEqual((await connection()).body.visitors, { mode: 'live', reason: null, here: 1 });
    await staff.close();
  });

  it('ends from the side of the shop: the secret opens nothing any more, and the act is written down [AD-28, PR-6]', async () => {
    assert.equal((await disconnect()).status, 204);
    assert.equal((await signedCall(service, merchant, 'GET', HEALTH)).status, 401);
    const { hasSecret, secretAt } = (await connection()).body;
    assert.deepEqual([hasSecret, secretAt], [false, null]);
    const acts = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 100);
    assert.ok(acts.some(({ action, actor }) => action === 'shop.disconnect' && actor === merchant.ownerId));
  });

  it('leaves the policy page to the link check once nobody vouches for it, and the link can be typed', async () => {
    const settings = async () => {
      const token = await signIn(service, merchant.email);
      return (await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}`, { token })).body;
    };
    await pushPolicy(service, merchant);
    const { url } = (await settings()).policy[0];
    await disconnect();
    const { policySource, policy, adapter } = await settings();
    assert.deepEqual([policySource, policy[0].url, adapter], ['link', url, null]);

    const hidden = { state: 'unpublished', reason: 'draft', url: null, text: null, contentSha256: null };
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant, hidden);
    await disconnect();
    assert.equal((await settings()).policySource, 'none');
  });
});
