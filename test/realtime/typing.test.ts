import assert from 'node:assert/strict';
import { call, connectVisitor } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';

describe('typing', () => {
  const chat = setUpLiveChat();

  it('shows typing without a text and stores nothing of it [CO-10]', async () => {
    const { visitor, id } = await chat.openConversation();
    visitor.send({ t: 'typing.set', on: true });
    const shown = await chat.staff.next('typing.show');
    assert.deepEqual(shown, { t: 'typing.show', conversationId: id, on: true });
    chat.staff.send({ t: 'typing.set', conversationId: id, on: true });
    assert.deepEqual(await visitor.next('typing.show'), { t: 'typing.show', on: true });
    assert.equal(
      (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body
        .last,
      1,
    );
    await visitor.close();
  });

  it('shows nobody that a visitor types who has not written yet', async () => {
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    visitor.send({ t: 'typing.set', on: true });
    visitor.send({ t: 'session.ping', n: 1 });
    await visitor.next('session.pong');
    chat.staff.send({ t: 'session.ping', n: 1 });
    await chat.staff.next('session.pong');
    assert.ok(chat.staff.frames.every(({ t }) => t !== 'typing.show'));
    await visitor.close();
  });
});
