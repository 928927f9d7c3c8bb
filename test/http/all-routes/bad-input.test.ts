import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signedCall,
} from '../../support/scenes/chat-actors.ts';
import { connectFrames } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('bad input', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });
  after(() => service.stop());

  it('refuses bytes that are no UTF-8, broken JSON, other types and bodies over the limit', async () => {
    const post = (raw: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
      call(service, 'POST', '/v1/staff/sign-in', { raw, headers: { 'content-type': type } });
    assert.equal((await post(new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]))).status, 400);
    assert.equal((await post('{"email":')).status, 400);
    assert.equal((await post('email=a', 'application/x-www-form-urlencoded')).status, 415);
    assert.equal((await post(`{"email":"${'x'.repeat(70_000)}"}`)).status, 413);
  });

  it('cuts query and fragment off the page address and drops other schemes [MI-3]', async () => {
    const session = await openSession(service, merchant.shop);
    const send = (page: string) =>
      call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session, { page }) });
    assert.equal((await send('javascript:alert(1)')).status, 422);
    assert.equal((await send('https://shop.example.com/koszyk?email=jan@example.com#t')).status, 201);
    const [lead] = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 1);
    assert.equal(lead?.pagePath, 'https://shop.example.com/koszyk');
  });

  it('answers frames of every wrong kind with a problem and goes on', async () => {
    const visitor = await connectFrames(service.origin, `/v1/visitor/socket?s=${merchant.shop.key}`);
    visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
    await visitor.next('session.ready');
    for (const frame of [
      { t: 'message.send', ref: randomUUID(), text: { $gt: '' } },
      { t: 'message.send', ref: randomUUID(), text: 'ż'.repeat(4001) },
      { t: 'events.resume', last: -1 },
    ]) {
      visitor.send(frame);
      const problem = await visitor.next('problem');
      assert.equal(problem.code, 'invalid_request');
      if (frame.ref !== undefined) assert.equal(problem.ref, frame.ref);
    }
    visitor.send({ t: 'session.ping', n: 1 });
    assert.equal((await visitor.next('session.pong')).n, 1);
    await visitor.close();
  });

  it('refuses forged, replayed, late and foreign pushes of an adapter', async () => {
    const other = await makeMerchant(service);
    const push = (pushedAt: number) =>
      JSON.stringify({
        pushedAt,
        adapter: { platform: 'wordpress', version: '0.1.0', platformVersion: '6.1.9' },
        pages: [
          {
            locale: 'pl',
            isDefault: true,
            state: 'absent',
            reason: 'none',
            url: null,
            title: null,
            pageId: null,
            revision: null,
            modifiedAt: null,
            contentSha256: null,
            text: null,
          },
        ],
      });
    const put = (signer: Pick<Merchant, 'shop' | 'adapterSecret'>, raw: string, time?: string) =>
      signedCall(service, signer, 'PUT', '/v1/adapter/policy', raw, time);
    const forged = await put({ shop: other.shop, adapterSecret: 'zgs_wrong' }, push(1));
    assert.equal(forged.status, 401);
    assert.equal(forged.body.code, 'signature_invalid');
    const foreign = await put({ shop: other.shop, adapterSecret: merchant.adapterSecret }, push(1));
    assert.equal(foreign.status, 401);
    const old = String(Math.floor(Date.now() / 1000) - 600);
    assert.equal((await put(other, push(1), old)).status, 401);
    const body = push(1000);
    assert.equal((await put(other, body)).status, 200);
    const replayed = await put(other, body);
    assert.equal(replayed.status, 409);
    assert.equal(replayed.body.code, 'push_outdated');
  });

  it('ignores an X-Forwarded-For that no trusted proxy set', async () => {
    const strict = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 25; count += 1) {
        const reply = await call(strict, 'POST', '/v1/staff/sign-in', {
          body: { email: 'a@example.com', password: 'x' },
          headers: { 'x-forwarded-for': `198.51.100.${count}` },
        });
        statuses.push(reply.status);
      }
      assert.equal(statuses.at(-1), 429);
    } finally {
      await strict.stop();
    }
  });
});
