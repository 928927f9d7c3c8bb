import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addMember, connectStaff, connectVisitor, newBoot } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
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
});
