import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('connecting a shop server', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let verifier: string;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
    verifier = randomBytes(32).toString('base64url');
  });
  const offer = (changes: { returnUrl?: string; token?: string } = {}) =>
    call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/connection`, {
      token: changes.token ?? token,
      body: {
        returnUrl: changes.returnUrl ?? new URL('/wp-admin/options-general.php', merchant.shop.url).href,
        challenge: hash(verifier),
      },
    });
  const redeem = (code: string, with_ = verifier) =>
    call(service, 'POST', '/v1/adapter/connect', { body: { code, verifier: with_ } });

  it('gives key and secret for the one-time code and the verifier, and the secret works', async () => {
    const { code } = (await offer()).body;
    const { status, body } = await redeem(code);
    assert.equal(status, 200);
    assert.deepEqual(body.shop, { name: merchant.shop.name, key: merchant.shop.key });
    assert.match(body.secret, /^zgs_/);
    const pushed = await pushPolicy(service, { ...merchant, adapterSecret: body.secret });
    assert.equal(pushed.status, 200);
  });

  it('takes a code once, for ten minutes, and with its own verifier only [AD-26]', async () => {
    const first = (await offer()).body.code;
    assert.equal((await redeem(first)).status, 200);
    const again = await redeem(first);
    assert.equal(again.status, 410);
    assert.equal(again.body.code, 'invitation_invalid');

    const stolen = (await offer()).body.code;
    assert.equal((await redeem(stolen, randomBytes(32).toString('base64url'))).status, 410);
    assert.equal((await redeem(stolen)).status, 410, 'a failed try uses it up');

    const late = (await offer()).body.code;
    clock.forward(10 * 60_000);
    assert.equal((await redeem(late)).status, 410);
  });

  it('ends with who pressed Connect: removed meanwhile, they get no secret [SE-3]', async () => {
    const manager = await addMember(service, merchant.organisationId, 'manager');
    const { code } = (await offer({ token: await signIn(service, manager.email) })).body;
    const path = `/v1/staff/organisations/${merchant.organisationId}/members/${manager.id}`;
    assert.equal((await call(service, 'DELETE', path, { token })).status, 204);
    assert.equal((await redeem(code)).status, 410);
    const pushed = await pushPolicy(service, merchant);
    assert.equal(pushed.status, 200, 'the secret of the shop stays as it was');
  });

  it('goes back to the address of the shop alone', async () => {
    const { status, body } = await offer({ returnUrl: 'https://evil.example/wp-admin/' });
    assert.equal(status, 422);
    assert.equal(body.code, 'invalid_request');
    assert.ok(body.fields.returnUrl);
  });

  it('needs the right to change settings, and a shop of one’s own [SE-1, SE-3]', async () => {
    const stranger = await makeMerchant(service);
    const foreign = await signIn(service, stranger.email);
    assert.equal((await offer({ token: foreign })).status, 404);
    assert.equal((await offer({ token: 'none' })).status, 401);
  });

  it('renews the secret without a gap, and voids all of them when the shop server leaves [AD-28]', async () => {
    const renewed = await signedCall(service, merchant, 'POST', '/v1/adapter/secret', '{}');
    assert.equal(renewed.status, 200);
    const fresh = { ...merchant, adapterSecret: renewed.body.secret };
    for (const either of [merchant, fresh]) {
      assert.equal((await signedCall(service, either, 'GET', '/v1/adapter/health', '')).status, 200);
    }
    assert.equal((await signedCall(service, fresh, 'POST', '/v1/adapter/disconnect', '{}')).status, 204);
    for (const either of [merchant, fresh]) {
      assert.equal((await signedCall(service, either, 'GET', '/v1/adapter/health', '')).status, 401);
    }
  });

  const status = async (adapterSecret: string): Promise<number> =>
    (await signedCall(service, { ...merchant, adapterSecret }, 'GET', '/v1/adapter/health')).status;
  const renew = (adapterSecret: string) =>
    signedCall(service, { ...merchant, adapterSecret }, 'POST', '/v1/adapter/secret', '{}');
  const secretOf = async (reply: ReturnType<typeof renew>): Promise<string> => {
    const { body } = await reply;
    return String(body.secret);
  };

  it('locks out whoever holds an old secret once the shop makes a new one, or connects anew [AD-41]', async () => {
    const leaked = merchant.adapterSecret;
    const taken = await secretOf(renew(leaked));
    const token = await signIn(service, merchant.email);
    const made = await secretOf(
      call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/adapter-secret`, { token, body: {} }),
    );
    assert.deepEqual([await status(leaked), await status(taken), await status(made)], [401, 401, 200]);
    assert.equal((await renew(taken)).status, 401);
    const connected = await secretOf(redeem((await offer()).body.code));
    assert.deepEqual([await status(made), await status(connected)], [401, 200]);
  });

  it('lets the secret before a renewed one sign for a day, and never renew [AD-41]', async () => {
    const before = merchant.adapterSecret;
    const newest = await secretOf(renew(before));
    const refused = await renew(before);
    assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
    assert.deepEqual([await status(before), await status(newest)], [200, 200]);
    clock.forward(24 * 3_600_000);
    assert.deepEqual([await status(before), await status(newest)], [401, 200]);
    assert.equal((await renew(newest)).status, 200);
  });

  it('writes down who connected the shop server, and that it left [PR-6]', async () => {
    const { code } = (await offer()).body;
    const { secret } = (await redeem(code)).body;
    await signedCall(service, { ...merchant, adapterSecret: secret }, 'POST', '/v1/adapter/disconnect', '{}');
    const acts = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 100);
    const connected = acts.find(({ action }) => action === 'shop.connect');
    assert.equal(connected?.actor, merchant.ownerId);
    assert.ok(acts.some(({ action, actor }) => action === 'shop.disconnect' && actor === 'store'));
  });

  it('keeps of a code its hash alone, and sweeps what was never used [SE-2]', async () => {
    const { code } = (await offer()).body;
    assert.equal(await service.stores.connectCodes.take(code), null);
    clock.forward(10 * 60_000);
    await service.useCases.sweepExpired();
    assert.equal(await service.stores.connectCodes.take(hash(code)), null);
  });
});
