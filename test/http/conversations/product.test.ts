import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const page = 'https://shop.example.com/kubek';
const product = { name: 'Kubek „Świt”', id: 'K-17', price: '49.90', currency: 'PLN' };

describe('the product that the visitor looks at', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const post = (more: Record<string, unknown>, token?: string) =>
    call(service, 'POST', '/v1/visitor/messages', {
      ...(token && { token }),
      body: {
        shop: merchant.shop.key,
        ref: randomUUID(),
        text: 'Czy jest większy?',
        locale: 'pl',
        ...(!token && { boot: newBoot() }),
        ...more,
      },
    });
  const opened = async () => (await staff.next('conversation.new')).conversation;
  const shown = async () => (await staff.next('visitor.page')).product;

  it('reaches the consultant with the first message, over socket and HTTP alike, and is kept beside the page', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    const first = { t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() };
    visitor.send({ ...first, page: `${page}?email=x`, product });
    const overSocket = await opened();
    assert.equal((await post({ page, product })).status, 201);
    const overHttp = await opened();
    for (const conversation of [overSocket, overHttp]) {
      assert.equal(conversation.page, page);
      assert.deepEqual(conversation.product, product);
      const kept = await service.stores.conversations.find(
        scopeOfShop(merchant.shop.id),
        conversation.id as never,
      );
      assert.deepEqual(kept?.product, product);
    }
    await visitor.close();
  });

  it('goes along with the visitor: another product, another price, and none on a page without one', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    const send = (more: Record<string, unknown>) =>
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'I ten?', ...more });
    send({ boot: newBoot(), page, product });
    await visitor.next('message.ack');
    send({ page, product: { ...product, price: '39' } });
    assert.deepEqual(await shown(), { ...product, price: '39' });
    send({ page: 'https://shop.example.com/talerz', product: { name: 'Talerz' } });
    assert.deepEqual(await shown(), { name: 'Talerz', id: null, price: null, currency: null });
    send({ page: 'https://shop.example.com/koszyk' });
    assert.equal(await shown(), null);
    await visitor.close();
  });

  it('stays as it is when a message does not say from which page it comes', async () => {
    const { body } = await post({ page, product });
    const { id } = await opened();
    assert.equal((await post({ product: { name: 'Inny' } }, body.token)).status, 201);
    const kept = await service.stores.conversations.find(scopeOfShop(merchant.shop.id), id as never);
    assert.deepEqual(kept?.product, product);
  });

  it('is a name, a number, a price with a dot and three letters; anything else is refused and not stored', async () => {
    for (const wrong of [
      'Kubek',
      {},
      { name: '' },
      { name: 'x'.repeat(201) },
      { name: 'Kubek', id: 'x'.repeat(61) },
      { name: 'Kubek', price: '49,90' },
      { name: 'Kubek', price: 49.9 },
      { name: 'Kubek', price: '-1' },
      { name: 'Kubek', currency: 'zł' },
      { name: 'Kubek', email: 'anna@person.example' },
    ]) {
      assert.equal((await post({ page, product: wrong })).status, 422, JSON.stringify(wrong));
    }
    assert.deepEqual(await service.stores.conversations.ids(scopeOfShop(merchant.shop.id)), []);
    assert.equal((await post({ page, product: { name: '🫖'.repeat(200) } })).status, 201);
  });

  it('stands in the visitor’s copy and in the answer to a request, and goes with the conversation [RT-1, RT-7]', async () => {
    const { body } = await post({ page, product });
    const { id } = await opened();
    const token = String(body.token);
    const key = { shop: merchant.shop.key };
    const link = await call(service, 'POST', '/v1/visitor/chat-receipt', { token, body: key });
    const secret = String(link.body.url).split('#c.')[1];
    const copy = await call(service, 'POST', '/v1/visitor/chat-receipt/download', { body: { secret } });
    assert.deepEqual(copy.body.json.product, product);
    assert.ok(copy.body.html.includes('Kubek „Świt”, K-17, 49.90 PLN'));

    const asked = await call(service, 'POST', '/v1/staff/requests', {
      token: staff.token,
      body: {
        shopId: merchant.shop.id,
        kind: 'access',
        locale: 'pl',
        identity: 'conversation',
        conversationId: id,
      },
    });
    const answer = await call(service, 'GET', `/v1/staff/requests/${asked.body.id}/answer`, {
      token: staff.token,
    });
    assert.ok(answer.text.includes('Kubek „Świt”, K-17, 49.90 PLN'), answer.text);

    assert.equal((await call(service, 'POST', '/v1/visitor/erase', { token, body: key })).status, 204);
    assert.equal(await service.stores.conversations.find(scopeOfShop(merchant.shop.id), id as never), null);
  });
});
