import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addMember, call, connectStaff, makeMerchant, signIn } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame } from '../support/service/frame-client.ts';

describe('a conversation that is handed to a colleague', () => {
  const chat = setUpLiveChat();

  it('names the one who took it to both sides, and to the visitor by name only', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    chat.staff.send({ t: 'conversation.take', ref, conversationId: id });
    const isAssigned = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'assigned';
    const told = await chat.staff.next(isAssigned);
    assert.equal(told.event.staffId, chat.merchant.ownerId);
    const shown = await visitor.next(isAssigned);
    assert.equal(shown.event.name, told.event.name);
    assert.equal(JSON.stringify(shown).includes(chat.merchant.ownerId), false);
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    await visitor.close();
  });

  it('goes to nobody who may not answer there, answered like a person who does not exist [SE-3]', async () => {
    const { visitor, id } = await chat.openConversation();
    const stranger = await makeMerchant(chat.service);
    const answers: AnyFrame[] = [];
    for (const staffId of [stranger.ownerId, 'stf_AAAAAAAAAAAAAAAAAAAAAA']) {
      chat.staff.send({ t: 'conversation.assign', ref: randomUUID(), conversationId: id, staffId });
      const { ref: _, ...answer } = await chat.staff.next('problem');
      answers.push(answer as AnyFrame);
    }
    assert.equal(answers[0]?.code, 'not_found');
    assert.deepEqual(answers[0], answers[1]);
    await visitor.close();
  });

  it('waits for the receiver, also when it was answered, and is unread until they read it', async () => {
    const { merchant, service } = chat;
    const { visitor, id } = await chat.openConversation();
    const ola = await addMember(service, merchant.organisationId, 'consultant');
    const token = await signIn(service, ola.email);
    const summary = async () => (await call(service, 'GET', `/v1/staff/conversations/${id}`, { token })).body;
    const unread = async () => (await summary()).unread;
    const act = async (frame: object) => {
      const ref = randomUUID();
      chat.staff.send({ ref, conversationId: id, ...frame });
      await chat.staff.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
    };
    await act({ t: 'message.send', text: 'Dzień dobry' });
    assert.equal(await unread(), 0);
    await act({ t: 'conversation.take' });
    assert.deepEqual([await unread(), (await summary()).waitingSince], [0, null], 'taking is no hand-over');
    await act({ t: 'conversation.assign', staffId: ola.staffId });
    const { last, lastAt, waitingSince } = await summary();
    assert.deepEqual([await unread(), waitingSince], [1, lastAt]);
    await call(service, 'POST', `/v1/staff/conversations/${id}/read`, { token, body: { seq: last } });
    assert.equal(await unread(), 0);
    await visitor.close();
  });

  it('goes to a colleague and back to the queue without a socket too, once for each ref', async () => {
    const { merchant, service } = chat;
    const { visitor, id } = await chat.openConversation();
    const ola = await addMember(service, merchant.organisationId, 'consultant');
    const auditor = await addMember(service, merchant.organisationId, 'auditor');
    const { token } = chat.staff;
    const assign = (staffId: string | null, ref: string = randomUUID()) =>
      call(service, 'POST', `/v1/staff/conversations/${id}/assign`, { token, body: { ref, staffId } });
    const ref = randomUUID();
    const first = await assign(ola.staffId, ref);
    const again = await assign(ola.staffId, ref);
    assert.deepEqual([first.status, again.status, again.body.seq], [200, 200, first.body.seq]);
    const told = await chat.staff.next((frame) => frame.t === 'event.new' && frame.event.kind === 'assigned');
    assert.deepEqual([told.event.staffId, told.event.by], [ola.staffId, merchant.ownerId]);
    assert.equal((await assign(auditor.staffId)).status, 404);
    assert.equal((await assign(null)).status, 200);
    const { body } = await call(service, 'GET', `/v1/staff/conversations/${id}`, { token });
    assert.equal(body.assignedTo, null);
    await visitor.close();
  });

  it('is offered to everybody who may answer in the shop, who is here first, and to nobody else [SE-3]', async () => {
    const { merchant, service } = chat;
    const { shop, organisationId } = merchant;
    const elsewhere = await makeMerchant(service, { organisationId });
    const ola = await addMember(service, organisationId, 'consultant');
    const adam = await addMember(service, organisationId, 'manager', [shop.id]);
    await addMember(service, organisationId, 'auditor');
    await addMember(service, organisationId, 'consultant', [elsewhere.shop.id]);
    const console = await connectStaff(service, adam.email);
    const path = `/v1/staff/shops/${shop.id}/consultants`;
    const { body } = await call(service, 'GET', path, { token: console.token });
    const listed = body.consultants.map((one: { staffId: string; isHere: boolean }) => [
      one.staffId,
      one.isHere,
    ]);
    assert.deepEqual(
      listed.slice(0, 2).sort(),
      [
        [adam.staffId, true],
        [merchant.ownerId, true],
      ].sort(),
    );
    assert.deepEqual(listed.slice(2), [[ola.staffId, false]]);
    await console.close();
  });
});
