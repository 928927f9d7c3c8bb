import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { aMembership } from '../support/builders/staff-builders.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';
import { type AnyFrame, connectFrames } from '../support/service/frame-client.ts';
import { startTestService } from '../support/service/start-service.ts';

describe('consoles whose rights change', () => {
  const chat = setUpLiveChat();

  it('lets go of the socket of a removed person at once [SE-2]', async () => {
    const { body } = await call(
      chat.service,
      'GET',
      `/v1/staff/organisations/${chat.merchant.organisationId}/people`,
      {
        token: chat.staff.token,
      },
    );
    assert.equal(body.members.length, 1);
    await call(chat.service, 'POST', '/v1/staff/sign-out', { body: {} });
    const session = await chat.service.stores.sessions.revokeAll(chat.merchant.ownerId, new Date());
    for (const sessionId of session) {
      chat.service.ports.bus.publish({ type: 'session.revoked', staffId: chat.merchant.ownerId, sessionId });
    }
    assert.equal((await chat.staff.closed).code, 4401);
    assert.equal((await call(chat.service, 'GET', '/v1/staff/me', { token: chat.staff.token })).status, 401);
  });

  it('lets a console hear only the shops that its person still works in, on the same line [SE-3]', async () => {
    const { merchant, service } = chat;
    const member = await addMember(service, merchant.organisationId, 'consultant');
    const second = await makeMerchant(service);
    const { staffId } = member;
    const { organisationId } = second;
    await service.stores.memberships.insert(aMembership({ staffId, organisationId, role: 'consultant' }));
    const console = await connectStaff(service, member.email);
    const path = `/v1/staff/organisations/${merchant.organisationId}/members/${member.id}`;
    const removed = await call(service, 'DELETE', path, { token: chat.staff.token });
    assert.ok(removed.status < 300, removed.text);
    await console.next('access.changed');
    const { visitor, id } = await chat.openConversation('po zmianie');
    console.send({ t: 'events.resume', conversationId: id, last: 0 });
    assert.equal((await console.next('problem')).code, 'not_found');
    assert.ok(!console.frames.some(({ t }) => t === 'conversation.new' || t === 'event.new'));
    const there = await connectVisitor(service, second.shop);
    there.send({ t: 'message.send', ref: randomUUID(), text: 'tutaj', boot: newBoot() });
    await console.next(isMessage('tutaj'));
    for (const client of [console, visitor, there]) await client.close();
  });

  it('lets a console hear no shop while its person lacks the second step that the company requires [SE-2]', async () => {
    const { service } = chat;
    const merchant = await makeMerchant(service);
    const { organisationId, ownerId: staffId } = merchant;
    const console = await connectStaff(service, merchant.email);
    const require = async (ownersNeedSecondFactor: boolean) => {
      await service.stores.organisations.update(organisationId, { ownersNeedSecondFactor });
      service.ports.bus.publish({ type: 'access.changed', staffId });
      await console.next('access.changed');
    };
    await require(true);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'unheard', boot: newBoot() });
    assert.equal((await visitor.next('problem')).code, 'nobody_here');
    await require(false);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'heard', boot: newBoot() });
    await console.next(isMessage('heard'));
    for (const client of [console, visitor]) await client.close();
  });

  it('sends what somebody writes under the name that they changed to, on the same line', async () => {
    const { service, staff } = chat;
    const { visitor, id } = await chat.openConversation();
    const changed = await call(service, 'PATCH', '/v1/staff/me', {
      token: staff.token,
      body: { name: 'Ola' },
    });
    assert.equal(changed.status, 200, changed.text);
    await staff.next('access.changed');
    staff.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Już sprawdzam' });
    assert.equal((await visitor.next(isMessage('Już sprawdzam'))).event.name, 'Ola');
    await visitor.close();
  });

  it('lets a console hear a shop that its person works in from now on, on the same line', async () => {
    const { merchant, service } = chat;
    const newcomer = await makeMerchant(service);
    const console = await connectStaff(service, newcomer.email);
    const { organisationId } = merchant;
    const staffId = newcomer.ownerId;
    await service.stores.memberships.insert(aMembership({ staffId, organisationId, role: 'consultant' }));
    service.ports.bus.publish({ type: 'access.changed', staffId });
    await console.next('access.changed');
    const { visitor } = await chat.openConversation('dla nowej osoby');
    await console.next(isMessage('dla nowej osoby'));
    for (const client of [console, visitor]) await client.close();
  });

  it('tells a console who is there in a shop that its person works in from now on', async () => {
    const { merchant, service } = chat;
    const { visitor, id } = await chat.openConversation();
    chat.staff.send({ t: 'conversation.look', conversationId: id });
    await chat.staff.next('colleagues.looking');
    const newcomer = await makeMerchant(service);
    const console = await connectStaff(service, newcomer.email);
    const { organisationId } = merchant;
    const staffId = newcomer.ownerId;
    await service.stores.memberships.insert(aMembership({ staffId, organisationId, role: 'auditor' }));
    service.ports.bus.publish({ type: 'access.changed', staffId });
    const isOfShop = (t: string) => (frame: AnyFrame) => frame.t === t && frame.shopId === merchant.shop.id;
    assert.equal((await console.next(isOfShop('presence.changed'))).here.length, 1);
    assert.deepEqual((await console.next(isOfShop('visitors.here'))).conversationIds, [id]);
    assert.equal((await console.next(isOfShop('colleagues.looking'))).conversationId, id);
    await console.next('access.changed');
    for (const client of [console, visitor]) await client.close();
  });

  it('leaves the console of a member who was removed no shop to hear, and counts them as here no more [SE-3]', async () => {
    const { merchant, service } = chat;
    const member = await addMember(service, merchant.organisationId, 'consultant');
    const console = await connectStaff(service, member.email);
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 2);
    const path = `/v1/staff/organisations/${merchant.organisationId}/members/${member.id}`;
    const removed = await call(service, 'DELETE', path, { token: chat.staff.token });
    assert.ok(removed.status < 300, removed.text);
    await console.next('access.changed');
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    const { visitor } = await chat.openConversation('po odejściu');
    console.send({ t: 'session.ping', n: 1, cursor: '2026-01-01T00:00:00.000Z' });
    assert.deepEqual((await console.next('session.pong')).heads, []);
    assert.ok(!console.frames.some(({ t }) => t === 'conversation.new' || t === 'event.new'));
    for (const client of [console, visitor]) await client.close();
  });

  it('lets go of a console when its access token runs out [SE-2]', async () => {
    const clock = makeFakeClock('2026-11-24T10:00:00.000Z');
    const service = await startTestService({ overrides: { clock } });
    const { email } = await makeMerchant(service);
    const token = await signIn(service, email);
    // One millisecond before the token expires after ten minutes.
    clock.forward(10 * 60_000 - 1);
    const console = await connectFrames(service.origin, '/v1/staff/socket');
    console.send({ t: 'session.hello', token });
    await console.next('session.ready');
    assert.equal((await console.closed).code, 4401);
    await service.stop();
  });
});
