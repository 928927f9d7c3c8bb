import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, connectVisitor, newBoot } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import type { AnyFrame } from '../../support/service/frame-client.ts';

const isStatus = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'status';

describe('a blocked visitor', () => {
  const chat = setUpLiveChat();
  const staffCall = (id: string, verb: string, more: object = {}) =>
    call(chat.service, 'POST', `/v1/staff/conversations/${id}/${verb}`, {
      token: chat.staff.token,
      body: { ref: randomUUID(), ...more },
    });
  const block = async (id: string, reason = 'abuse') => {
    const answer = await staffCall(id, 'block', { reason });
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };
  const write = (token: string | null, more: object = {}) =>
    call(chat.service, 'POST', '/v1/visitor/messages', {
      ...(token === null ? {} : { token }),
      body: { shop: chat.merchant.shop.key, ref: randomUUID(), text: 'jeszcze ja', locale: 'pl', ...more },
    });
  const eventsOf = async (token: string) =>
    (await call(chat.service, 'GET', `/v1/visitor/events?shop=${chat.merchant.shop.key}&after=0`, { token }))
      .body.events;
  const summary = async (id: string) =>
    (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body;

  it('is told that the chat has ended, and learns no reason', async () => {
    const { visitor, token, id } = await chat.openConversation();
    await block(id, 'spam');
    const { event } = await visitor.next(isStatus);
    assert.deepEqual([event.status, event.isBlocked, event.reason], ['closed', true, undefined]);
    assert.doesNotMatch(JSON.stringify(await eventsOf(token)), /spam/);
    const shown = await chat.staff.next(isStatus);
    assert.equal(shown.event.reason, 'spam');
    assert.equal((await summary(id)).blockedFor, 'spam');
    await visitor.close();
  });

  it('is heard no more on the token: by socket, over HTTP, nor in a new chat that the token starts', async () => {
    const { visitor, token, boot, id } = await chat.openConversation();
    await block(id);
    await visitor.next(isStatus);
    for (const more of [{}, { boot: newBoot() }]) {
      const ref = randomUUID();
      visitor.send({ t: 'message.send', ref, text: 'jeszcze ja', ...more });
      const answer = await visitor.next((frame) => frame.ref === ref);
      assert.deepEqual([answer.t, answer.code], ['problem', 'conversation_closed']);
      const posted = await write(token, more);
      assert.deepEqual([posted.status, posted.body.code], [409, 'conversation_closed']);
    }
    assert.equal((await write(null, { boot })).status, 409);
    const again = await connectVisitor(chat.service, chat.merchant.shop, { token });
    again.send({ t: 'message.send', ref: randomUUID(), text: 'z nowej karty', boot: newBoot() });
    assert.equal((await again.next('problem')).code, 'conversation_closed');
    assert.equal((await summary(id)).last, 2);
    await Promise.all([visitor.close(), again.close()]);
  });

  it('still reads, copies and erases the chat [RT-7]', async () => {
    const { visitor, token, id } = await chat.openConversation();
    await block(id);
    assert.equal((await eventsOf(token)).length, 2);
    const body = { shop: chat.merchant.shop.key };
    assert.equal((await call(chat.service, 'POST', '/v1/visitor/chat-receipt', { token, body })).status, 200);
    assert.equal((await call(chat.service, 'POST', '/v1/visitor/erase', { token, body })).status, 204);
    assert.equal((await staffCall(id, 'unblock')).status, 404);
    await visitor.close();
  });

  it('can write again once the block is lifted and the chat was opened again', async () => {
    const { visitor, token, id } = await chat.openConversation();
    await block(id);
    const refused = await staffCall(id, 'reopen');
    assert.deepEqual([refused.status, refused.body.code], [409, 'reopen_refused']);
    assert.match(refused.body.detail, /blocked/);
    assert.equal((await summary(id)).reopenUntil, null);
    assert.equal((await staffCall(id, 'unblock')).status, 200);
    assert.equal((await staffCall(id, 'unblock')).status, 409);
    assert.equal((await summary(id)).blockedFor, null);
    assert.equal((await staffCall(id, 'reopen')).status, 200);
    assert.equal((await write(token)).status, 201);
    await visitor.close();
  });

  it('is blocked once by one act, and stands in the activity log with the reason', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    const send = () => staffCall(id, 'block', { ref, reason: 'threat' });
    const [first, second] = [await send(), await send()];
    assert.deepEqual([second.body.seq, second.body.dup], [first.body.seq, true]);
    const { body } = await call(chat.service, 'GET', `/v1/staff/activity?shop=${chat.merchant.shop.id}`, {
      token: chat.staff.token,
    });
    const acts = body.acts.filter(({ action }: { action: string }) => action === 'conversation.block');
    assert.equal(acts.length, 1);
    assert.deepEqual(acts[0].details, { reason: 'threat' });
    await visitor.close();
  });

  it('is not blocked after leaving the chat: there is nothing left to recognise', async () => {
    const { visitor, token, id } = await chat.openConversation();
    const body = { shop: chat.merchant.shop.key };
    await call(chat.service, 'POST', '/v1/visitor/end', { token, body });
    const answer = await staffCall(id, 'block', { reason: 'spam' });
    assert.deepEqual([answer.status, answer.body.code], [409, 'conflict']);
    await visitor.close();
  });
});
