import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { itInOneProcess } from '../support/cluster/one-process.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const LONGEST_PAGE = 99 * 4_000;

describe('how much of a conversation is read within a minute', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };
  let visitor: FrameClient;
  let token: string;
  let id: string;

  before(async () => {
    service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
    visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
    token = String((await visitor.next('message.ack')).token);
    id = String((await staff.next('conversation.new')).conversation.id);
    const scope = scopeOfShop(merchant.shop.id);
    const { conversations } = service.stores;
    const [conversationId] = await conversations.ids(scope);
    assert.ok(conversationId);
    for (let count = 0; count < 99; count += 1) {
      await conversations.append(scope, {
        id: service.ports.ids.next('evt'),
        shopId: merchant.shop.id,
        conversationId,
        ref: randomUUID(),
        author: 'visitor',
        staffId: null,
        at: new Date(),
        body: { kind: 'message', text: 'x'.repeat(4_000), name: null },
      });
    }
  });
  after(() => service.stop());

  const isAnswer = ({ t }: AnyFrame) => t === 'events.batch' || t === 'problem';

  itInOneProcess('is bounded for a visitor, over any socket and over HTTP', async () => {
    const answers: AnyFrame[] = [];
    for (let count = 0; count < 12; count += 1) {
      visitor.send({ t: 'events.resume', last: 1 });
      answers.push(await visitor.next(isAnswer));
    }
    const last = answers.at(-1);
    assert.equal(last?.code, 'rate_limited');
    assert.ok(Number(last?.retryAfterMs) > 0);
    assert.ok(answers.filter(({ t }) => t === 'events.batch').length * LONGEST_PAGE < 4_000_000);
    const another = await connectVisitor(service, merchant.shop, { token });
    another.send({ t: 'events.resume', last: 1 });
    assert.equal((await another.next(isAnswer)).code, 'rate_limited');
    const path = `/v1/visitor/events?shop=${merchant.shop.key}&after=1`;
    const overHttp = await call(service, 'GET', path, { token });
    assert.equal(overHttp.status, 429);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'jestem' });
    await visitor.next('message.ack');
    await another.close();
  });

  itInOneProcess('is bounded for a consultant, over any socket and over HTTP', async () => {
    const path = `/v1/staff/conversations/${id}/events?after=1`;
    const statuses: number[] = [];
    for (let count = 0; count < 52; count += 1)
      statuses.push((await call(service, 'GET', path, { token: staff.token })).status);
    assert.deepEqual([statuses[0], statuses.at(-1)], [200, 429]);
    staff.send({ t: 'events.resume', conversationId: id, last: 1 });
    assert.equal((await staff.next(isAnswer)).code, 'rate_limited');
  });

  it('is bounded for whole copies by a receipt', async () => {
    const opened = await call(service, 'POST', '/v1/visitor/chat-receipt', {
      token,
      body: { shop: merchant.shop.key },
    });
    const secret = String(opened.body.url).split('#c.')[1];
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      const reply = await call(service, 'POST', '/v1/visitor/chat-receipt/download', { body: { secret } });
      statuses.push(reply.status);
    }
    assert.deepEqual([statuses[0], statuses[19], statuses[20]], [200, 200, 429]);
  });
});
