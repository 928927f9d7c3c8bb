import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { call, type Merchant } from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene, PHONE } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('offers that were ticked in a contact form, on the receipt of the form', () => {
  let sink: SmtpSink;
  let service: TestService;
  let scene: ReturnType<typeof marketingScene>;
  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ env: sink.env });
    scene = marketingScene(service, sink);
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  const sendWith = async (channels: readonly string[], merchant?: Merchant) => {
    const shop = merchant ?? (await scene.shopWithBoxes());
    const { reply } = await scene.send(shop, channels, { phone: PHONE });
    assert.equal(reply.status, 201, reply.text);
    return { merchant: shop, secret: String(reply.body.receiptUrl).split('#')[1] ?? '' };
  };
  const act = async (verb: string, body: object) => {
    const reply = await call(service, 'POST', `/v1/visitor/receipt${verb}`, { body });
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const isListed = async (merchant: Merchant, channel: 'email' | 'phone') =>
    (await service.stores.subscriptions.find(
      scopeOfShop(merchant.shop.id),
      channel,
      await scene.keyOf(merchant, channel, channel === 'email' ? EMAIL : PHONE),
    )) !== null;
  const withdrawals = async (merchant: Merchant) =>
    (await scene.eventsOf(merchant)).filter(({ action }) => action === 'withdrawn');

  it('are taken back box by box, with the proof of a withdrawal, and the form stays [CO-6, MK-4]', async () => {
    const { merchant, secret } = await sendWith(['email', 'phone']);
    assert.deepEqual((await act('', { secret })).body.offers.toSorted(), ['email', 'phone']);
    const answer = await act('/offers', { secret, channel: 'phone' });
    assert.deepEqual([answer.body.offers, answer.body.state], [['email'], 'active']);
    assert.deepEqual([await isListed(merchant, 'phone'), await isListed(merchant, 'email')], [false, true]);
    const [withdrawn, ...others] = await withdrawals(merchant);
    assert.deepEqual(
      [withdrawn?.purpose, withdrawn?.method, withdrawn?.actor, withdrawn?.via, others.length],
      ['marketing_phone', 'button', 'visitor', 'receipt', 0],
    );
    const key = await scene.keyOf(merchant, 'phone', PHONE);
    const { suppressions } = service.stores;
    assert.equal(await suppressions.has(scopeOfShop(merchant.shop.id), 'phone', key), true);
    await act('/offers', { secret, channel: 'phone' });
    assert.equal((await withdrawals(merchant)).length, 1, 'a second press adds nothing');
  });

  for (const verb of ['/withdraw', '/erase'])
    it(`end with the form by ${verb} [CO-6, MK-4]`, async () => {
      const { merchant, secret } = await sendWith(['phone']);
      assert.equal(await isListed(merchant, 'phone'), true);
      await act(verb, { secret });
      assert.equal(await isListed(merchant, 'phone'), false);
      const purposes = (await withdrawals(merchant)).map(({ purpose }) => purpose);
      assert.ok(purposes.includes('marketing_phone'), purposes.join());
    });

  it('of another form with the same number stay on the list', async () => {
    const { merchant } = await sendWith(['phone']);
    const { secret } = await sendWith([], merchant);
    assert.deepEqual((await act('', { secret })).body.offers, []);
    await act('/offers', { secret, channel: 'phone' });
    await act('/withdraw', { secret });
    assert.equal(await isListed(merchant, 'phone'), true);
  });

  it('are not shown to whoever does not hold the receipt', async () => {
    const body = { secret: 'x'.repeat(43), channel: 'phone' };
    assert.equal((await call(service, 'POST', '/v1/visitor/receipt/offers', { body })).status, 404);
  });
});
