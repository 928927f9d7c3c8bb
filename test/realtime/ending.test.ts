import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, newBoot } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';

describe('the end of a conversation', () => {
  const chat = setUpLiveChat();

  it('ends the conversation for both sides; a new first message starts the next one', async () => {
    const { visitor, id } = await chat.openConversation();
    chat.staff.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
    const ended = await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'status');
    assert.equal(ended.event.status, 'closed');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'jeszcze jedno' });
    assert.equal((await visitor.next('problem')).code, 'conversation_closed');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('answers nothing of a conversation on open sockets once the visitor has ended it', async () => {
    const { visitor, token } = await chat.openConversation();
    const body = { shop: chat.merchant.shop.key };
    assert.equal((await call(chat.service, 'POST', '/v1/visitor/end', { token, body })).status, 200);
    visitor.send({ t: 'events.resume', last: 0 });
    const answer = await visitor.next(({ t }) => t === 'events.batch' || t === 'problem');
    assert.equal(answer.code, 'unauthenticated');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('erases the running conversation at the wish of the visitor, live on the other side [RT-7]', async () => {
    const { visitor, token, id } = await chat.openConversation('canary-1f2e');
    const erased = await call(chat.service, 'POST', '/v1/visitor/erase', {
      token,
      body: { shop: chat.merchant.shop.key },
    });
    assert.equal(erased.status, 204);
    assert.equal(
      (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).status,
      404,
    );
    assert.equal((await visitor.closed).code, 4410);
    assert.equal((await chat.staff.next('conversation.gone')).conversationId, id);
  });
});
