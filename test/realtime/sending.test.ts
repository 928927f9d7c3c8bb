import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, connectVisitor, newBoot } from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';

describe('a message that is sent', () => {
  const chat = setUpLiveChat();

  const statusFor = async (token: string): Promise<number> =>
    (await call(chat.service, 'GET', `/v1/visitor/events?shop=${chat.merchant.shop.key}&after=0`, { token }))
      .status;

  it('carries messages both ways, acknowledged and numbered 1, 2, 3 …', async () => {
    const { visitor, ack, id, opened } = await chat.openConversation();
    assert.equal(ack.seq, 1);
    assert.match(ack.token, /^[\w-]{43}$/);
    assert.equal(opened.conversation.page, 'https://shop.example.com/herbata');
    const heard = await chat.staff.next(isMessage('Dzień dobry'));
    assert.equal(heard.shopId, chat.merchant.shop.id);
    const ref = randomUUID();
    chat.staff.send({ t: 'message.send', ref, conversationId: id, text: 'W czym pomóc?' });
    const assigned = await visitor.next(
      (frame) => frame.t === 'event.new' && frame.event.kind === 'assigned',
    );
    assert.equal(assigned.event.seq, 2, 'it stands above the first answer');
    const answered = await visitor.next(isMessage('W czym pomóc?'));
    assert.equal(answered.event.author, 'staff');
    assert.equal(answered.event.staffId, undefined);
    assert.equal((await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref)).seq, 3);
    await visitor.close();
  });

  it('stores the same ref once and answers with the first acknowledgement', async () => {
    const { visitor, token } = await chat.openConversation();
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'raz' });
    const first = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    visitor.send({ t: 'message.send', ref, text: 'raz' });
    const second = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    assert.equal(second.seq, first.seq);
    assert.equal(second.dup, true);
    const overHttp = await call(chat.service, 'POST', '/v1/visitor/messages', {
      token,
      body: { shop: chat.merchant.shop.key, ref, text: 'raz', locale: 'pl' },
    });
    assert.equal(overHttp.status, 200);
    assert.equal(overHttp.body.seq, first.seq);
    const { body } = await call(
      chat.service,
      'GET',
      `/v1/visitor/events?shop=${chat.merchant.shop.key}&after=0`,
      {
        token,
      },
    );
    assert.equal(body.events.filter((event: { ref?: string }) => event.ref === ref).length, 1);
    await visitor.close();
  });

  it('gives the same conversation and a token more when the answer to the first message was lost', async () => {
    const { visitor, ref, boot, token, id } = await chat.openConversation();
    await visitor.close();
    const again = await connectVisitor(chat.service, chat.merchant.shop);
    again.send({ t: 'message.send', ref, text: 'Dzień dobry', boot });
    const ack = await again.next('message.ack');
    assert.equal(ack.seq, 1);
    assert.equal(ack.dup, true);
    assert.notEqual(ack.token, token);
    assert.equal(await statusFor(String(ack.token)), 200);
    const inbox = await call(chat.service, 'GET', '/v1/staff/inbox', { token: chat.staff.token });
    assert.deepEqual(
      inbox.body.conversations.map((row: { id: string }) => row.id),
      [id],
    );
    await again.close();
  });

  it('leaves the visitor the token that came first when a copy of the first message comes late', async () => {
    const { visitor, ref, boot, token } = await chat.openConversation();
    const copy = await call(chat.service, 'POST', '/v1/visitor/messages', {
      body: { shop: chat.merchant.shop.key, locale: 'pl', ref, text: 'Dzień dobry', boot },
    });
    assert.equal(copy.status, 200, copy.text);
    assert.equal(await statusFor(token), 200);
    const body = { shop: chat.merchant.shop.key };
    const over = await call(chat.service, 'POST', '/v1/visitor/end', { token: copy.body.token, body });
    assert.equal(over.status, 200, over.text);
    assert.equal(await statusFor(token), 401, 'one end for both');
    await visitor.close();
  });

  it('never lets a frame name author, shop or conversation of a visitor [SE-1]', async () => {
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    for (const extra of [
      { conversationId: 'cnv_0000000000000000000000' },
      { shopId: 'shp_x' },
      { author: 'staff' },
    ]) {
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'x', boot: newBoot(), ...extra });
      assert.equal((await visitor.next('problem')).code, 'invalid_request');
    }
    await visitor.close();
  });
});
