import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';

describe('what a visitor writes while an answer is on its way', () => {
  const chat = setUpLiveChat({ hasRounds: false });

  const summary = async (id: string) => {
    const { body } = await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, {
      token: chat.staff.token,
    });
    return body;
  };
  const answer = async (conversationId: string, more: { seen?: number }) => {
    const ref = randomUUID();
    chat.staff.send({ t: 'message.send', ref, conversationId, text: 'Tak, jutro.', ...more });
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
  };

  it('goes on waiting when the consultant had not seen it', async () => {
    const { visitor, id } = await chat.openConversation();
    const before = await summary(id);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'A czy można zwrócić?' });
    await visitor.next('message.ack');
    await answer(id, { seen: before.last });
    const crossed = await summary(id);
    assert.equal(crossed.waitingSince, crossed.wroteAt);
    assert.equal(crossed.unread, 1);
    await answer(id, { seen: crossed.last });
    const answered = await summary(id);
    assert.deepEqual([answered.waitingSince, answered.unread], [null, 0]);
    await visitor.close();
  });

  it('is answered when the sender says nothing of it', async () => {
    const { visitor, id } = await chat.openConversation();
    await answer(id, {});
    assert.equal((await summary(id)).waitingSince, null);
    await visitor.close();
  });
});
