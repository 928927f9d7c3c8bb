import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, connectStaff, makeMerchant, newBoot } from '../../support/scenes/chat-actors.ts';
import { startTestService } from '../../support/service/start-service.ts';

const HOUR_MS = 3_600_000;

describe('the time limit of a conversation', () => {
  it('can be extended by the visitor, again and again, and never extends by itself [AX-5, EP-3]', async () => {
    const clock = makeFakeClock(new Date().toISOString());
    const service = await startTestService({ overrides: { clock } });
    const { shop, email } = await makeMerchant(service);
    const owner = await connectStaff(service, email);
    const opened = await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: shop.key, locale: 'pl', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() },
    });
    assert.equal(opened.status, 201, opened.text);
    const { token } = opened.body;
    const events = () => call(service, 'GET', `/v1/visitor/events?shop=${shop.key}&after=0`, { token });
    const extend = () => call(service, 'POST', '/v1/visitor/extend', { token, body: { shop: shop.key } });
    for (let times = 0; times < 10; times += 1) {
      clock.forward(8 * HOUR_MS - 60_000);
      const more = await extend();
      assert.equal(more.status, 200, `${times}: ${more.text}`);
      assert.equal(more.body.tokenExpiresAt, new Date(clock.now().getTime() + 8 * HOUR_MS).toISOString());
      assert.equal((await events()).body.events[0].text, 'Dzień dobry', 'what was written is still there');
    }
    clock.forward(8 * HOUR_MS);
    assert.equal((await events()).status, 401);
    assert.equal((await extend()).status, 401, 'what has ended is not revived');
    await owner.close();
    await service.stop();
  });

  it('stays where it is when the chat is remembered for longer [EP-4]', async () => {
    const service = await startTestService();
    const { shop, email } = await makeMerchant(service);
    const owner = await connectStaff(service, email);
    const scope = scopeOfShop(shop.id);
    await service.stores.chatSettings.put(scope, { shopId: scope.shopId, purposes: [], rememberDays: 30 });
    const opened = await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: shop.key, locale: 'pl', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() },
    });
    const { token } = opened.body;
    const remembered = await call(service, 'POST', '/v1/visitor/remember', {
      token,
      body: { shop: shop.key, on: true },
    });
    assert.equal(remembered.status, 200, remembered.text);
    const more = await call(service, 'POST', '/v1/visitor/extend', { token, body: { shop: shop.key } });
    assert.equal(more.body.tokenExpiresAt, remembered.body.tokenExpiresAt);
    await owner.close();
    await service.stop();
  });

  it('is not extended for a conversation that is over', async () => {
    const service = await startTestService();
    const { shop, email } = await makeMerchant(service);
    const owner = await connectStaff(service, email);
    const opened = await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: shop.key, locale: 'pl', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() },
    });
    const { token } = opened.body;
    const { conversation } = await owner.next('conversation.new');
    const closed = await call(service, 'POST', `/v1/staff/conversations/${conversation.id}/close`, {
      token: owner.token,
      body: { ref: randomUUID() },
    });
    assert.equal(closed.status, 200, closed.text);
    const more = await call(service, 'POST', '/v1/visitor/extend', { token, body: { shop: shop.key } });
    assert.equal(more.status, 409);
    assert.equal(more.body.code, 'conversation_closed');
    await owner.close();
    await service.stop();
  });
});
