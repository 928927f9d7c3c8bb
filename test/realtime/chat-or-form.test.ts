import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  connectStaff,
  connectVisitor,
  newBoot,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';

describe('what an open widget shows', () => {
  const chat = setUpLiveChat();

  it('switches open widgets between live and form by itself when consultants come and go', async () => {
    await pushPolicy(chat.service, chat.merchant);
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    chat.staff.send({ t: 'presence.set', state: 'away' });
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    assert.equal((await openSession(chat.service, chat.merchant.shop)).body.mode, 'form');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    assert.equal((await visitor.next('problem')).code, 'nobody_here');
    chat.staff.send({ t: 'presence.set', state: 'here' });
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    await visitor.close();
  });

  it('tells open widgets at once when the policy page is unpublished and when it is back [D3]', async () => {
    await pushPolicy(chat.service, chat.merchant);
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    await pushPolicy(chat.service, chat.merchant, { state: 'unpublished', reason: 'trashed' });
    await visitor.next('notice.changed');
    assert.equal((await openSession(chat.service, chat.merchant.shop)).body.form.notice.consent, null);
    const told = await chat.staff.next(
      (frame) => frame.t === 'policy.changed' && frame.state === 'unpublished',
    );
    assert.equal(told.shopId, chat.merchant.shop.id);
    await pushPolicy(chat.service, chat.merchant);
    await visitor.next('notice.changed');
    assert.notEqual((await openSession(chat.service, chat.merchant.shop)).body.form.notice.consent, null);
    await visitor.close();
  });

  it('tells a widget only where the mode differs from the one it has', async () => {
    await pushPolicy(chat.service, chat.merchant);
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    const colleague = await connectStaff(chat.service, chat.merchant.email);
    await colleague.close();
    chat.staff.send({ t: 'presence.set', state: 'away' });
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    assert.equal(visitor.frames.filter(({ t }) => t === 'mode.changed').length, 1);
    await visitor.close();
  });
});
