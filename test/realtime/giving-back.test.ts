import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
  PASSWORD,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import { type AnyFrame, connectFrames, type FrameClient } from '../support/service/frame-client.ts';
import { startTestService } from '../support/service/start-service.ts';

const isGivenBack = (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.kind === 'assigned' && frame.event.name === null;

describe('chats that go back to the queue', () => {
  const clock = makeFakeClock();
  const chat = setUpLiveChat({ overrides: { clock } });
  let ola: FrameClient & { token: string };
  let member: Awaited<ReturnType<typeof addMember>>;
  beforeEach(async () => {
    member = await addMember(chat.service, chat.merchant.shop.organisationId, 'consultant');
    ola = await connectStaff(chat.service, member.email);
  });
  afterEach(() => ola.close());

  const answered = async () => {
    const opened = await chat.openConversation();
    const ref = randomUUID();
    ola.send({ t: 'message.send', ref, conversationId: opened.id, text: 'Już sprawdzam' });
    await ola.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    return opened;
  };

  it('include one that was closed unanswered and opened again', async () => {
    const { visitor, id } = await chat.openConversation();
    for (const t of ['conversation.take', 'conversation.close', 'conversation.reopen']) {
      const ref = randomUUID();
      ola.send({ t, ref, conversationId: id });
      await ola.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    }
    const shown = () =>
      call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token });
    const { body } = await shown();
    assert.deepEqual([body.waitingSince, body.unread], [body.openedAt, 1]);
    await ola.close();
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    await chat.service.useCases.giveBackAbsent();
    clock.forward(120_000);
    await chat.service.useCases.giveBackAbsent();
    await chat.staff.next(isGivenBack);
    assert.equal((await shown()).body.assignedTo, null);
    await visitor.close();
  });

  it('tell consoles that the service gave them back, and the visitor nothing of who held them', async () => {
    const { visitor, id } = await answered();
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?' });
    await visitor.next('message.ack');
    await ola.close();
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    await chat.service.useCases.giveBackAbsent();
    clock.forward(120_000);
    await chat.service.useCases.giveBackAbsent();
    const told = await chat.staff.next(isGivenBack);
    assert.deepEqual([told.conversationId, told.event.by], [id, null]);
    const shown = await visitor.next(isGivenBack);
    assert.equal('by' in shown.event || 'staffId' in shown.event, false);
    const summary = await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, {
      token: chat.staff.token,
    });
    assert.deepEqual([summary.body.assignedTo, summary.body.unread], [null, 1]);
    await visitor.close();
  });

  it('go at once when their consultant signs out, although a line that dropped would keep its place', async () => {
    const patient = await startTestService({ env: { ZGODA_PRESENCE_GRACE_MS: '300000' } });
    const { shop, email } = await makeMerchant(patient);
    const reply = await call(patient, 'POST', '/v1/staff/sign-in', { body: { email, password: PASSWORD } });
    const console = await connectFrames(patient.origin, '/v1/staff/socket');
    console.send({ t: 'session.hello', token: reply.body.accessToken, presence: 'here' });
    await console.next('session.ready');
    const visitor = await connectVisitor(patient, shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
    const { conversation } = await console.next('conversation.new');
    console.send({ t: 'conversation.take', ref: randomUUID(), conversationId: conversation.id });
    await console.next('message.ack');
    await console.close();
    const cookie = String(reply.headers.get('set-cookie')).split(';')[0] ?? '';
    const out = await call(patient, 'POST', '/v1/staff/sign-out', { headers: { cookie }, body: {} });
    assert.ok(out.status < 300, out.text);
    await visitor.next(isGivenBack);
    await visitor.close();
    await patient.stop();
  });

  it('go at once when their consultant signs this console out from another browser', async () => {
    const { visitor, id } = await answered();
    const token = await signIn(chat.service, member.email);
    const ended = await call(chat.service, 'POST', '/v1/staff/me/sessions/end', { token, body: {} });
    assert.ok(ended.status < 300, ended.text);
    assert.equal((await chat.staff.next(isGivenBack)).conversationId, id);
    assert.equal((await ola.closed).code, 4401);
    await visitor.close();
  });

  it('go at once when their consultant is removed from the company', async () => {
    const { visitor, id } = await answered();
    const path = `/v1/staff/organisations/${chat.merchant.organisationId}/members/${member.id}`;
    const removed = await call(chat.service, 'DELETE', path, { token: chat.staff.token });
    assert.ok(removed.status < 300, removed.text);
    assert.equal((await chat.staff.next(isGivenBack)).conversationId, id);
    await visitor.close();
  });

  it('take a time of 1 to 60 minutes, which a change of other settings leaves as it is', async () => {
    const { shop, email } = await makeMerchant(chat.service);
    const token = await signIn(chat.service, email);
    const path = `/v1/staff/shops/${shop.id}/chat-settings`;
    const read = async () => (await call(chat.service, 'GET', path, { token })).body.giveBackMinutes;
    const put = async (giveBackMinutes?: number) =>
      (
        await call(chat.service, 'PUT', path, {
          token,
          body: { rememberDays: 7, purposes: [], giveBackMinutes },
        })
      ).status;
    assert.equal(await read(), 2);
    for (const wrong of [0, 61, 1.5]) assert.equal(await put(wrong), 422, String(wrong));
    assert.equal(await put(60), 200);
    assert.equal(await put(), 200);
    assert.equal(await read(), 60);
  });
});
