import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addMember, call, connectStaff } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';

describe('an act that arrives long after it was pressed', () => {
  const chat = setUpLiveChat();

  const send = async (client: FrameClient, frame: object): Promise<string> => {
    const ref = randomUUID();
    client.send({ ref, ...frame });
    const answer = await client.next((heard) => heard.ref === ref && heard.t !== 'event.new');
    return answer.t === 'problem' ? String(answer.code) : answer.t;
  };
  const read = async (id: string) =>
    (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body;

  it('closes no chat in which the visitor wrote behind what the consultant saw', async () => {
    const { visitor, id } = await chat.openConversation();
    const seen = (await read(id)).last;
    assert.equal(await send(visitor, { t: 'message.send', text: 'Jeszcze jedno pytanie' }), 'message.ack');
    await chat.staff.next(isMessage('Jeszcze jedno pytanie'));
    const close = { t: 'conversation.close', conversationId: id };
    assert.equal(await send(chat.staff, { ...close, seen }), 'conflict');
    const reply = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/close`, {
      token: chat.staff.token,
      body: { ref: randomUUID(), seen },
    });
    assert.deepEqual([reply.status, reply.body.code], [409, 'conflict']);
    const { status, last } = await read(id);
    assert.equal(status, 'open');
    assert.equal(await send(chat.staff, { ...close, seen: last }), 'message.ack');
    assert.equal((await read(id)).status, 'closed');
    await visitor.close();
  });

  it('takes no chat from a colleague who has begun to answer it, unless it was seen with them', async () => {
    const { visitor, id } = await chat.openConversation();
    const { organisationId } = chat.merchant;
    const [olasRow, jansRow] = [
      await addMember(chat.service, organisationId, 'consultant'),
      await addMember(chat.service, organisationId, 'consultant'),
    ];
    const ola = await connectStaff(chat.service, olasRow.email);
    const take = { t: 'conversation.take', conversationId: id };
    assert.equal(await send(ola, { ...take, from: null }), 'message.ack');
    for (const from of [null, jansRow.staffId])
      assert.equal(await send(chat.staff, { ...take, from }), 'held_by_colleague');
    const reply = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/take`, {
      token: chat.staff.token,
      body: { ref: randomUUID(), from: null },
    });
    assert.deepEqual([reply.status, reply.body.code], [409, 'held_by_colleague']);
    assert.equal((await read(id)).assignedTo.staffId, olasRow.staffId);
    assert.equal(await send(ola, { ...take, from: jansRow.staffId }), 'message.ack', 'it is hers');
    assert.equal(await send(chat.staff, { ...take, from: olasRow.staffId }), 'message.ack');
    assert.equal(await send(ola, take), 'message.ack', 'a console that does not say from whom');
    assert.equal((await read(id)).assignedTo.staffId, olasRow.staffId);
    await visitor.close();
    await ola.close();
  });
});
