import assert from 'node:assert/strict';
import { call, type Merchant, makeMerchant } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('what a page load gets', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service, {}, 'https://sklep.example.com/');
  });
  after(() => service.stop());

  it('is the same loader for everyone, without cookie and by ETag [EP-2]', async () => {
    const path = `/w/v1/${merchant.shop.key}.js`;
    const one = await call(service, 'GET', path, {
      headers: { 'user-agent': 'one', 'accept-language': 'pl' },
    });
    const two = await call(service, 'GET', path, { headers: { cookie: 'a=b', 'user-agent': 'two' } });
    assert.equal(one.status, 200);
    assert.equal(one.text, two.text);
    assert.equal(one.headers.get('etag'), two.headers.get('etag'));
    assert.equal(one.headers.get('set-cookie'), null);
    assert.equal(one.headers.get('vary'), 'Accept-Encoding', 'it differs in its packing alone');
    assert.equal(one.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const again = await call(service, 'GET', path, {
      headers: { 'if-none-match': one.headers.get('etag') ?? '' },
    });
    assert.equal(again.status, 304);
    assert.match(one.text, new RegExp(merchant.shop.key));
  });

  it('may be framed by the pages of the shop and of the service alone [SE-2]', async () => {
    const frame = await call(service, 'GET', `/w/v1/${merchant.shop.key}/frame`);
    assert.equal(frame.status, 200);
    const csp = frame.headers.get('content-security-policy') ?? '';
    assert.match(csp, /frame-ancestors 'self' https:\/\/sklep\.example\.com(;|$)/);
    assert.match(csp, /default-src 'none'/);
    assert.doesNotMatch(csp, /unsafe/);
    assert.equal(frame.headers.get('cross-origin-embedder-policy'), 'require-corp');
    assert.equal(frame.headers.get('x-frame-options'), null);
  });

  it('is nothing for an unknown shop', async () => {
    assert.equal((await call(service, 'GET', '/w/v1/zgk_AAAAAAAAAAAAAAAAAAAAAA.js')).status, 404);
    assert.equal((await call(service, 'GET', '/w/v1/zgk_AAAAAAAAAAAAAAAAAAAAAA/frame')).status, 404);
    assert.equal((await call(service, 'GET', '/w/v1/..%2f..%2fpackage.json.js')).status, 404);
  });

  it('leads from the bare address to the console in one step', async () => {
    for (const path of ['/', '/console']) {
      const reply = await call(service, 'GET', path);
      assert.equal(reply.headers.get('location'), '/console/');
    }
    assert.equal((await call(service, 'GET', '/console/')).status, 200);
  });

  it('never lets the console or the API be framed, sniffed or cached [SE-2]', async () => {
    for (const path of ['/console/', '/v1/staff/me', '/receipt/']) {
      const { headers } = await call(service, 'GET', path);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('x-powered-by'), null, path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });
});
