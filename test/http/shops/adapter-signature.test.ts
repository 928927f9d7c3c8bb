import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { giveAdapterSecret } from '../../../service/domain/shop/adapter-secret.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('what a shop server sends', () => {
  let service: TestService;
  let merchant: Merchant;
  let afterLook = () => {};
  let remembered: Shop | null = null;
  before(async () => {
    const stores = makeMemoryStores();
    const { findByKey } = stores.shops;
    stores.shops.findByKey = async (...args) => {
      const shop = remembered ?? (await findByKey(...args));
      afterLook();
      return shop;
    };
    service = await startTestService({ stores });
  });
  after(() => service.stop());
  beforeEach(async () => {
    afterLook = () => {};
    remembered = null;
    merchant = await makeMerchant(service);
  });

  const health = '/v1/adapter/health';
  const send = (changes: {
    key?: string;
    secret?: string;
    time?: number;
    path?: string;
    method?: string;
    body?: string;
    nonce?: string | null;
  }) => {
    const time = String(changes.time ?? Math.floor(Date.now() / 1000));
    const hash = createHash('sha256').update('').digest('hex');
    const nonce = changes.nonce === undefined ? randomBytes(16).toString('hex') : changes.nonce;
    const text = ['zgoda-adapter.v1', time, ...(nonce === null ? [] : [nonce]), 'GET', health, hash].join(
      '\n',
    );
    const secret = changes.secret ?? merchant.adapterSecret;
    return call(service, changes.method ?? 'GET', changes.path ?? health, {
      headers: {
        'x-zgoda-shop': changes.key ?? merchant.shop.key,
        'x-zgoda-time': time,
        ...(nonce === null ? {} : { 'x-zgoda-nonce': nonce }),
        'x-zgoda-signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
      },
      ...(changes.body === undefined ? {} : { raw: changes.body }),
    });
  };

  it('is taken when it is signed with the shop’s own secret', async () => {
    assert.equal((await send({})).status, 200);
  });

  it('is refused alike when forged, old, from the future, of another shop or altered on the way [AD-7]', async () => {
    const other = await makeMerchant(service);
    const now = Math.floor(Date.now() / 1000);
    const answers = [
      await send({ secret: 'zgs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
      await send({ secret: other.adapterSecret }),
      await send({ key: other.shop.key }),
      await send({ key: 'zgk_0000000000000000000000' }),
      await send({ time: now - 400 }),
      await send({ time: now + 400 }),
      await send({ nonce: 'too-short' }),
      await send({ path: '/v1/adapter/policy-text' }),
      await send({ method: 'PUT', path: '/v1/adapter/policy', body: '{"pushedAt":1}' }),
      await call(service, 'GET', health),
    ];
    for (const { status, body } of answers) {
      assert.equal(status, 401);
      assert.equal(body.code, 'signature_invalid');
    }
    const details = new Set(answers.map(({ body }) => body.detail));
    assert.equal(details.size, 1, 'nothing tells one reason from another');
  });

  it('is taken once: the same request a second time is refused for as long as its time is good [AD-7]', async () => {
    const same = { nonce: randomBytes(16).toString('hex'), time: Math.floor(Date.now() / 1000) + 290 };
    const [first, second] = await Promise.all([send(same), send(same)]);
    assert.deepEqual([first.status, second.status].sort(), [200, 401]);
    await service.stores.requestNonces.removeExpired(SERVICE_SCOPE, new Date((same.time + 301) * 1000));
    assert.equal((await send(same)).status, 401);
    const token = await signIn(service, merchant.email);
    const connection = `/v1/staff/shops/${merchant.shop.id}/connection`;
    assert.equal((await call(service, 'GET', connection, { token })).body.lastRefusal.reason, 'repeated');
    const other = await makeMerchant(service);
    const elsewhere = await send({ ...same, key: other.shop.key, secret: other.adapterSecret });
    assert.equal(elsewhere.status, 200, 'a nonce is used up in its own shop alone');
  });

  it('is refused with a secret that another process has just replaced, and taken with the new one [AD-7]', async () => {
    remembered = await service.stores.shops.findByKey(merchant.shop.key);
    assert.equal((await send({})).status, 200);
    const scope = scopeOfShop(merchant.shop.id);
    const secret = await giveAdapterSecret({ ...service.stores, ...service.ports }, scope, null);
    assert.equal((await send({})).status, 401);
    assert.equal((await send({ secret })).status, 200);
  });

  it('says what to do when it is signed as plugins signed before requests had a number of their own', async () => {
    const { status, body } = await send({ nonce: null });
    assert.deepEqual([status, body.code], [422, 'invalid_request']);
    assert.match(body.detail, /Update the plugin/);
  });

  it('is refused when the secret was changed while its body was under way [AD-7]', async () => {
    const time = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const body = '{}';
    const hash = createHash('sha256').update(body).digest('hex');
    const text = ['zgoda-adapter.v1', time, nonce, 'POST', '/v1/adapter/disconnect', hash].join('\n');
    const looked = new Promise<void>((resolve) => {
      afterLook = resolve;
    });
    const { hostname, port } = new URL(service.origin);
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const slow = request({
        hostname,
        port,
        method: 'POST',
        path: '/v1/adapter/disconnect',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-zgoda-shop': merchant.shop.key,
          'x-zgoda-time': time,
          'x-zgoda-nonce': nonce,
          'x-zgoda-signature': `v1=${createHmac('sha256', merchant.adapterSecret).update(text).digest('hex')}`,
        },
      });
      slow.on('response', (response) => resolve(response.resume().statusCode));
      slow.on('error', reject);
      slow.write(body.slice(0, 1));
      looked
        .then(() => signIn(service, merchant.email))
        .then((token) =>
          call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/adapter-secret`, { token, body: {} }),
        )
        .then(({ status }) => assert.equal(status, 200))
        .then(() => slow.end(body.slice(1)), reject);
    });
    assert.equal(await answered, 401);
  });

  it('counts once: a report that is sent again, or was overtaken, changes nothing [AD-20]', async () => {
    const pushedAt = Date.now();
    const first = await pushPolicy(service, merchant, {}, { pushedAt });
    assert.equal(first.status, 200, first.text);
    const again = await pushPolicy(
      service,
      merchant,
      { state: 'unpublished', reason: 'draft', url: null, text: null, contentSha256: null },
      { pushedAt },
    );
    assert.equal(again.status, 409);
    assert.equal(again.body.code, 'push_outdated');
    const older = await pushPolicy(service, merchant, {}, { pushedAt: pushedAt - 1 });
    assert.equal(older.status, 409);
    const seen = await signedCall(service, merchant, 'GET', health, '');
    assert.equal(seen.body.policy[0].state, 'published');
  });
});
