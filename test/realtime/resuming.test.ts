import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connectStaff } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import { connectFrames } from '../support/service/frame-client.ts';

describe('a line that comes back', () => {
  const chat = setUpLiveChat();

  it('resumes without a gap after a cut line, and tells the newest seq in every pong', async () => {
    const { visitor, token, id } = await chat.openConversation();
    await visitor.close();
    for (const text of ['a', 'b', 'c']) {
      const ref = randomUUID();
      chat.staff.send({ t: 'message.send', ref, conversationId: id, text });
      await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    }
    const back = await connectFrames(chat.service.origin, `/v1/visitor/socket?s=${chat.merchant.shop.key}`);
    back.send({ t: 'session.hello', token, last: 1, tab: randomUUID(), locale: 'pl' });
    const ready = await back.next('session.ready');
    assert.equal(ready.known, true);
    assert.equal(ready.last, 5);
    back.send({ t: 'events.resume', last: 1, limit: 2 });
    const first = await back.next('events.batch');
    assert.deepEqual(
      first.events.map((event: { seq: number }) => event.seq),
      [2, 3],
    );
    assert.equal(first.more, true);
    back.send({ t: 'events.resume', last: 3 });
    const second = await back.next('events.batch');
    assert.deepEqual(
      second.events.map((event: { seq: number }) => event.seq),
      [4, 5],
    );
    assert.equal(second.more, false);
    back.send({ t: 'session.ping', n: 7 });
    assert.deepEqual([(await back.next('session.pong')).last], [5]);
    back.send({ t: 'events.resume', last: 99 });
    assert.equal((await back.next('events.reset')).reason, 'cursor_unknown');
    await back.close();
  });

  it('resumes a console without a gap, page by page, and resets a place that does not exist', async () => {
    const { visitor, id } = await chat.openConversation();
    for (const text of ['a', 'b']) {
      visitor.send({ t: 'message.send', ref: randomUUID(), text });
      await visitor.next('message.ack');
    }
    const back = await connectStaff(chat.service, chat.merchant.email);
    back.send({ t: 'events.resume', conversationId: id, last: 0, limit: 2 });
    const first = await back.next('events.batch');
    back.send({ t: 'events.resume', conversationId: id, last: 2 });
    const second = await back.next('events.batch');
    const seqs = [first, second].map(({ events }) => events.map((event: { seq: number }) => event.seq));
    assert.deepEqual(seqs, [[1, 2], [3]]);
    assert.deepEqual([first.more, second.more, second.last], [true, false, 3]);
    back.send({ t: 'events.resume', conversationId: id, last: 99 });
    const reset = await back.next('events.reset');
    assert.deepEqual([reset.conversationId, reset.reason], [id, 'cursor_unknown']);
    await back.close();
    await visitor.close();
  });

  it('names in the pong of a console what moved since its cursor', async () => {
    const { visitor, id } = await chat.openConversation();
    const back = await connectStaff(chat.service, chat.merchant.email);
    back.send({ t: 'session.ping', n: 1, cursor: '2026-01-01T00:00:00.000Z' });
    const { heads, cursor } = await back.next('session.pong');
    assert.deepEqual(heads, [{ conversationId: id, shopId: chat.merchant.shop.id, last: 1 }]);
    assert.ok(cursor > '2026-01-01T00:00:00.000Z');
    await back.close();
    await visitor.close();
  });
});
