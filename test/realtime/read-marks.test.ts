import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { openTestStores } from '../support/database/prepared-database.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame } from '../support/service/frame-client.ts';
import { startTestService } from '../support/service/start-service.ts';

describe('marks of what was seen', () => {
  const chat = setUpLiveChat();

  it('marks messages as seen on the other side, once and never backwards', async () => {
    const { visitor, id } = await chat.openConversation();
    chat.staff.send({ t: 'conversation.take', ref: randomUUID(), conversationId: id });
    await chat.staff.next('message.ack');
    chat.staff.send({ t: 'message.read', conversationId: id, seq: 2 });
    const seen = await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'read');
    assert.equal(seen.event.upTo, 2);
    assert.equal(seen.event.author, 'staff');
    const inbox = await call(chat.service, 'GET', '/v1/staff/inbox', { token: chat.staff.token });
    assert.equal(inbox.body.conversations[0].unread, 0);
    assert.equal(inbox.body.conversations[0].readByStaff, 2);
    await call(chat.service, 'POST', `/v1/staff/conversations/${id}/read`, {
      token: chat.staff.token,
      body: { seq: 1 },
    });
    const after = await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, {
      token: chat.staff.token,
    });
    assert.equal(after.body.last, 3);
    await visitor.close();
  });

  it('keeps the mark of who has the chat when a colleague looks in, and the farthest of two tabs', async () => {
    const stores = await openTestStores();
    const service = await startTestService({ stores: { ...stores, close: async () => undefined } });
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const { email } = await addMember(service, merchant.organisationId, 'owner');
    const colleague = await connectStaff(service, email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'a', boot: newBoot() });
    await visitor.next('message.ack');
    const { conversation } = await staff.next('conversation.new');
    staff.send({ t: 'conversation.take', ref: randomUUID(), conversationId: conversation.id });
    await staff.next('message.ack');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'b' });
    await visitor.next('message.ack');
    for (const seq of [1, 3, 2]) staff.send({ t: 'message.read', conversationId: conversation.id, seq });
    colleague.send({ t: 'message.read', conversationId: conversation.id, seq: 4 });
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'read');
    await service.stop();
    const scope = scopeOfShop(merchant.shop.id);
    const events = await service.stores.conversations.eventsAfter(scope, conversation.id, 0, 100);
    assert.deepEqual(
      events.flatMap(({ body }) => (body.kind === 'read' ? [body.upTo] : [])),
      [1, 3],
    );
    await stores.close();
  });

  it('stores the first of many marks at once, and of the rest the last one, before the service stops', async () => {
    const stores = await openTestStores();
    const service = await startTestService({ stores: { ...stores, close: async () => undefined } });
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'a', boot: newBoot() });
    await visitor.next('message.ack');
    const { conversation } = await staff.next('conversation.new');
    for (const text of ['b', 'c', 'd']) {
      staff.send({ t: 'message.send', ref: randomUUID(), conversationId: conversation.id, text });
      await staff.next('message.ack');
    }
    for (const seq of [3, 4, 5]) visitor.send({ t: 'message.read', seq });
    const isRead = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'read';
    assert.equal((await staff.next(isRead)).event.upTo, 3);
    await service.stop();
    const scope = scopeOfShop(merchant.shop.id);
    const events = await service.stores.conversations.eventsAfter(scope, conversation.id, 0, 100);
    assert.deepEqual(
      events.flatMap(({ body }) => (body.kind === 'read' ? [body.upTo] : [])),
      [3, 5],
    );
    await stores.close();
  });
});
