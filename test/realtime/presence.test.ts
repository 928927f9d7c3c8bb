import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addMember, call, connectStaff, connectVisitor, newBoot } from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame } from '../support/service/frame-client.ts';

describe('who is here', () => {
  const chat = setUpLiveChat();

  it('tells the consoles of a shop who is here, when somebody comes and when they go', async () => {
    const { email, staffId } = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const names = (frame: AnyFrame) => frame.here.map((person: { staffId: string }) => person.staffId).sort();
    const both = [chat.merchant.ownerId, staffId].sort();
    const colleague = await connectStaff(chat.service, email);
    await chat.staff.next((frame) => frame.t === 'presence.changed' && names(frame).length === 2);
    assert.deepEqual(names(await colleague.next('presence.changed')), both);
    colleague.send({ t: 'presence.set', state: 'away' });
    const alone = await chat.staff.next(
      (frame) => frame.t === 'presence.changed' && names(frame).length === 1,
    );
    assert.deepEqual(names(alone), [chat.merchant.ownerId]);
    colleague.send({ t: 'presence.set', state: 'here' });
    await chat.staff.next((frame) => frame.t === 'presence.changed' && names(frame).length === 2);
    await colleague.close();
    await chat.staff.next((frame) => frame.t === 'presence.changed' && names(frame).length === 1);
  });

  it('counts nobody as here for ever whose console only keeps its socket open', async () => {
    const { email } = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const colleague = await connectStaff(chat.service, email);
    const hereAre = (count: number) =>
      chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === count);
    await hereAre(2);
    colleague.send({ t: 'presence.set', state: 'here', forMs: 20 });
    for (let n = 1; n <= 5; n += 1) colleague.send({ t: 'session.ping', n });
    await hereAre(1);
    colleague.send({ t: 'presence.set', state: 'here', forMs: 60_000 });
    await hereAre(2);
    await colleague.close();
  });

  it('counts a person once who has several consoles open', async () => {
    const second = await connectStaff(chat.service, chat.merchant.email);
    const { here } = await second.next('presence.changed');
    assert.deepEqual(
      here.map((person: { staffId: string }) => person.staffId),
      [chat.merchant.ownerId],
    );
    await second.close();
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('tells visitors and colleagues no address of a person without a name', async () => {
    const name = 'halina@lisc-i-glina.example';
    const { organisationId } = chat.merchant;
    const { email } = await addMember(chat.service, organisationId, 'consultant', null, { name });
    const halina = await connectStaff(chat.service, email);
    const { visitor, id } = await chat.openConversation();
    halina.send({ t: 'conversation.look', conversationId: id });
    const { staff } = await chat.staff.next(
      (frame) => frame.t === 'colleagues.looking' && frame.staff.length === 1,
    );
    assert.equal(staff[0].name, 'Obsługa sklepu');
    halina.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'W czym pomóc?' });
    const { event } = await visitor.next(isMessage('W czym pomóc?'));
    assert.equal(event.name, 'Obsługa sklepu');
    const asked = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/attachment-requests`, {
      token: halina.token,
      body: { ref: randomUUID(), text: 'Proszę o zdjęcie' },
    });
    assert.equal(asked.status, 201);
    const request = await visitor.next(isMessage('Proszę o zdjęcie'));
    assert.equal(request.event.name, 'Obsługa sklepu');
    await halina.close();
    await visitor.close();
  });
});
