import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
} from '../support/scenes/chat-actors.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('a visitor who only looks', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  after(async () => {
    await staff.close();
    await service.stop();
  });

  const inbox = () =>
    wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(Date.now() - 3_600_000));
  const write = async (visitor: FrameClient, text: string, page: string) => {
    visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot(), page });
    await visitor.next('message.ack');
    await staff.next((frame) => frame.t === 'event.new' && frame.event.text === text);
  };

  it('is on no list and reaches no consultant, with the chat open and typing, until the first message [EP-5]', async () => {
    const heardBefore = staff.frames.length;
    await openSession(service, merchant.shop);
    const looking = await connectVisitor(service, merchant.shop);
    looking.send({ t: 'typing.set', on: true });
    looking.send({ t: 'session.ping', n: 1 });
    await looking.next('session.pong');
    assert.deepEqual(await inbox(), []);

    const writing = await connectVisitor(service, merchant.shop);
    await write(writing, 'Dzień dobry', 'https://shop.example.com/');
    await staff.next('visitors.here');
    const caused = staff.frames.slice(heardBefore).filter(({ t }) => t !== 'session.pong');
    assert.deepEqual(
      caused.map(({ t }) => t),
      ['conversation.new', 'event.new', 'visitors.here'],
    );
    const [written, ...others] = await inbox();
    assert.deepEqual([caused[2]?.conversationIds, others], [[written?.id], []], 'of those who wrote alone');
    await looking.close();
    await writing.close();
  });

  it('leaves no trail: of the pages one is kept, the one of the newest message [EP-5]', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    await write(visitor, 'pierwsza', 'https://shop.example.com/dawna-strona');
    visitor.send({
      t: 'message.send',
      ref: randomUUID(),
      text: 'druga',
      page: 'https://shop.example.com/nowa-strona',
    });
    const { event, conversationId } = await staff.next(
      (frame) => frame.t === 'event.new' && frame.event.text === 'druga',
    );
    assert.equal(event.page, undefined);
    await staff.next((frame) => frame.t === 'visitor.page' && frame.conversationId === conversationId);
    const conversation = (await inbox()).find(({ id }) => id === conversationId);
    assert.equal(conversation?.page, 'https://shop.example.com/nowa-strona');
    const { text } = await call(service, 'GET', `/v1/staff/conversations/${conversationId}/events?after=0`, {
      token: staff.token,
    });
    assert.ok(text.includes('druga'));
    assert.ok(![text, JSON.stringify(conversation)].some((kept) => kept.includes('dawna-strona')));
    await visitor.close();
  });

  it('cannot be watched: a frame about pages, drafts or visitors is refused [EP-5]', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    for (const frame of [
      { t: 'page.view', page: 'https://shop.example.com/' },
      { t: 'draft.set', text: 'Chciał' },
      { t: 'typing.set', on: true, text: 'Chciał' },
    ]) {
      visitor.send(frame);
      assert.equal((await visitor.next('problem')).code, 'invalid_request', frame.t);
    }
    await visitor.close();
  });
});
