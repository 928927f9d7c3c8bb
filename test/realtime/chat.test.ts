import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../service/protocol/vocabulary.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { type AnyFrame, connectFrames, type FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const isMessage = (text: string) => (frame: AnyFrame) => frame.t === 'event.new' && frame.event.text === text;

describe('live chat over sockets', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const openConversation = async (text = 'Dzień dobry') => {
    const visitor = await connectVisitor(service, merchant.shop);
    const ref = randomUUID();
    const boot = newBoot();
    visitor.send({ t: 'message.send', ref, text, boot, page: 'https://shop.example.com/herbata?email=x' });
    const ack = await visitor.next('message.ack');
    const opened = await staff.next('conversation.new');
    return { visitor, ref, boot, ack, token: String(ack.token), id: String(opened.conversation.id), opened };
  };

  it('carries messages both ways, acknowledged and numbered 1, 2, 3 …', async () => {
    const { visitor, ack, id, opened } = await openConversation();
    assert.equal(ack.seq, 1);
    assert.match(ack.token, /^[\w-]{43}$/);
    assert.equal(opened.conversation.page, 'https://shop.example.com/herbata');
    const heard = await staff.next(isMessage('Dzień dobry'));
    assert.equal(heard.shopId, merchant.shop.id);
    const ref = randomUUID();
    staff.send({ t: 'message.send', ref, conversationId: id, text: 'W czym pomóc?' });
    const answered = await visitor.next(isMessage('W czym pomóc?'));
    assert.equal(answered.event.author, 'staff');
    assert.equal(answered.event.staffId, undefined);
    assert.equal((await staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref)).seq, 2);
    const assigned = await visitor.next(
      (frame) => frame.t === 'event.new' && frame.event.kind === 'assigned',
    );
    assert.equal(assigned.event.seq, 3);
    await visitor.close();
  });

  it('stores the same ref once and answers with the first acknowledgement', async () => {
    const { visitor, token } = await openConversation();
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'raz' });
    const first = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    visitor.send({ t: 'message.send', ref, text: 'raz' });
    const second = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    assert.equal(second.seq, first.seq);
    assert.equal(second.dup, true);
    const overHttp = await call(service, 'POST', '/v1/visitor/messages', {
      token,
      body: { shop: merchant.shop.key, ref, text: 'raz', locale: 'pl' },
    });
    assert.equal(overHttp.status, 200);
    assert.equal(overHttp.body.seq, first.seq);
    const { body } = await call(service, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, {
      token,
    });
    assert.equal(body.events.filter((event: { ref?: string }) => event.ref === ref).length, 1);
    await visitor.close();
  });

  it('gives the same conversation and a fresh token when the answer to the first message was lost', async () => {
    const { visitor, ref, boot, token, id } = await openConversation();
    await visitor.close();
    const again = await connectVisitor(service, merchant.shop);
    again.send({ t: 'message.send', ref, text: 'Dzień dobry', boot });
    const ack = await again.next('message.ack');
    assert.equal(ack.seq, 1);
    assert.equal(ack.dup, true);
    assert.notEqual(ack.token, token);
    const old = await call(service, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, { token });
    assert.equal(old.status, 401);
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token: staff.token });
    assert.deepEqual(
      inbox.body.conversations.map((row: { id: string }) => row.id),
      [id],
    );
    await again.close();
  });

  it('resumes without a gap after a cut line, and tells the newest seq in every pong', async () => {
    const { visitor, token, id } = await openConversation();
    await visitor.close();
    for (const text of ['a', 'b', 'c']) {
      const ref = randomUUID();
      staff.send({ t: 'message.send', ref, conversationId: id, text });
      await staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    }
    const back = await connectFrames(service.origin, `/v1/visitor/socket?s=${merchant.shop.key}`);
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

  it('tells both sides of an event that was stored though its answer was lost', async () => {
    const { visitor, id } = await openConversation();
    const scope = scopeOfShop(merchant.shop.id);
    const conversation = await service.stores.conversations.find(scope, id as ConversationId);
    assert.ok(conversation !== null);
    await staff.next(isMessage('Dzień dobry'));
    // The store found it in the database, as it does after a loss.
    const found = { ...conversation, lastSeq: 2, preview: 'Halo?' };
    service.ports.bus.publish({ type: 'conversation.caughtUp', shopId: found.shopId, conversation: found });
    const told = await staff.next('conversation.new');
    assert.equal(told.conversation.last, 2);
    visitor.send({ t: 'session.ping', n: 1 });
    assert.equal((await visitor.next('session.pong')).last, 2);
    await visitor.close();
  });

  it('tells every tab of the visitor, and lets the oldest of more than five go', async () => {
    const { visitor, token } = await openConversation();
    const tabs: FrameClient[] = [];
    for (let count = 0; count < 5; count += 1)
      tabs.push(await connectVisitor(service, merchant.shop, { token }));
    assert.equal((await visitor.closed).code, 4409);
    tabs[0]?.send({ t: 'message.send', ref: randomUUID(), text: 'z innej karty' });
    await tabs[4]?.next(isMessage('z innej karty'));
    for (const tab of tabs) await tab.close();
  });

  it('marks messages as seen on the other side, once and never backwards', async () => {
    const { visitor, id } = await openConversation();
    staff.send({ t: 'message.read', conversationId: id, seq: 1 });
    const seen = await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'read');
    assert.equal(seen.event.upTo, 1);
    assert.equal(seen.event.author, 'staff');
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token: staff.token });
    assert.equal(inbox.body.conversations[0].unread, 0);
    assert.equal(inbox.body.conversations[0].readByStaff, 1);
    await call(service, 'POST', `/v1/staff/conversations/${id}/read`, {
      token: staff.token,
      body: { seq: 1 },
    });
    const after = await call(service, 'GET', `/v1/staff/conversations/${id}`, { token: staff.token });
    assert.equal(after.body.last, 2);
    await visitor.close();
  });

  it('shows typing without a text and stores nothing of it [CO-10]', async () => {
    const { visitor, id } = await openConversation();
    visitor.send({ t: 'typing.set', on: true });
    const shown = await staff.next('typing.show');
    assert.deepEqual(shown, { t: 'typing.show', conversationId: id, on: true });
    staff.send({ t: 'typing.set', conversationId: id, on: true });
    assert.deepEqual(await visitor.next('typing.show'), { t: 'typing.show', on: true });
    assert.equal(
      (await call(service, 'GET', `/v1/staff/conversations/${id}`, { token: staff.token })).body.last,
      1,
    );
    await visitor.close();
  });

  it('switches open widgets between live and form by itself when consultants come and go', async () => {
    await pushPolicy(service, merchant);
    const visitor = await connectVisitor(service, merchant.shop);
    staff.send({ t: 'presence.set', state: 'away' });
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    assert.equal((await openSession(service, merchant.shop)).body.mode, 'form');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    assert.equal((await visitor.next('problem')).code, 'nobody_here');
    staff.send({ t: 'presence.set', state: 'here' });
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    await visitor.close();
  });

  it('tells open widgets at once when the policy page is unpublished and when it is back [D3]', async () => {
    await pushPolicy(service, merchant);
    const visitor = await connectVisitor(service, merchant.shop);
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'trashed' });
    await visitor.next('notice.changed');
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.consent, null);
    const told = await staff.next((frame) => frame.t === 'policy.changed' && frame.state === 'unpublished');
    assert.equal(told.shopId, merchant.shop.id);
    await pushPolicy(service, merchant);
    await visitor.next('notice.changed');
    assert.notEqual((await openSession(service, merchant.shop)).body.form.notice.consent, null);
    await visitor.close();
  });

  it('ends the conversation for both sides; a new first message starts the next one', async () => {
    const { visitor, id } = await openConversation();
    staff.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
    const ended = await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'status');
    assert.equal(ended.event.status, 'closed');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'jeszcze jedno' });
    assert.equal((await visitor.next('problem')).code, 'conversation_closed');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('answers nothing of a conversation on open sockets once the visitor has ended it', async () => {
    const { visitor, token } = await openConversation();
    const body = { shop: merchant.shop.key };
    assert.equal((await call(service, 'POST', '/v1/visitor/end', { token, body })).status, 200);
    visitor.send({ t: 'events.resume', last: 0 });
    const answer = await visitor.next(({ t }) => t === 'events.batch' || t === 'problem');
    assert.equal(answer.code, 'unauthenticated');
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('erases the running conversation at the wish of the visitor, live on the other side [RT-7]', async () => {
    const { visitor, token, id } = await openConversation('canary-1f2e');
    const erased = await call(service, 'POST', '/v1/visitor/erase', {
      token,
      body: { shop: merchant.shop.key },
    });
    assert.equal(erased.status, 204);
    assert.equal((await visitor.closed).code, 4410);
    assert.equal((await staff.next('conversation.gone')).conversationId, id);
    assert.equal(
      (await call(service, 'GET', `/v1/staff/conversations/${id}`, { token: staff.token })).status,
      404,
    );
  });

  it('never lets a frame name author, shop or conversation of a visitor [SE-1]', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
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

  it("answers another shop's conversation like one that does not exist [SE-1]", async () => {
    const { visitor, token, id } = await openConversation();
    const stranger = await makeMerchant(service);
    const intruder = await connectStaff(service, stranger.email);
    const missing = 'cnv_AAAAAAAAAAAAAAAAAAAAAA';
    const answers: AnyFrame[] = [];
    for (const conversationId of [id, missing]) {
      intruder.send({ t: 'message.send', ref: randomUUID(), conversationId, text: 'x' });
      const { ref: _, ...answer } = await intruder.next('problem');
      answers.push(answer as AnyFrame);
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]?.code, 'not_found');
    const foreign = await connectFrames(service.origin, `/v1/visitor/socket?s=${stranger.shop.key}`);
    foreign.send({ t: 'session.hello', token, tab: randomUUID(), locale: 'pl' });
    assert.equal((await foreign.next('session.ready')).known, false);
    await foreign.close();
    await intruder.close();
    await visitor.close();
  });

  it('closes on no hello, broken frames, too many frames and too large ones with the stated codes', async () => {
    const large = await connectVisitor(service, merchant.shop);
    large.sendRaw('x'.repeat(17 * 1024));
    assert.equal((await large.closed).code, 1009);
    const broken = await connectVisitor(service, merchant.shop);
    for (let count = 0; count < 5; count += 1) broken.sendRaw('{nonsense');
    assert.equal((await broken.closed).code, 4400);
    const early = await connectFrames(service.origin, `/v1/visitor/socket?s=${merchant.shop.key}`);
    early.send({ t: 'session.ping', n: 1 });
    assert.equal((await early.closed).code, 4401);
    const forged = await connectFrames(service.origin, '/v1/staff/socket');
    forged.send({ t: 'session.hello', token: 'not.a.token' });
    assert.equal((await forged.closed).code, 4401);
    const invalid = await connectVisitor(service, merchant.shop);
    invalid.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    assert.equal((await invalid.closed).code, 1007);
  });

  it('refuses upgrades of other origins, subprotocols and shops before the handshake [SE-2]', async () => {
    const path = `/v1/visitor/socket?s=${merchant.shop.key}`;
    const status = (promise: Promise<unknown>) =>
      promise.then(
        () => 101,
        (error: { status?: number }) => error.status,
      );
    assert.equal(await status(connectFrames(service.origin, path, { origin: 'https://evil.example' })), 403);
    assert.equal(await status(connectFrames(service.origin, path, { subprotocol: 'other.v9' })), 400);
    assert.equal(
      await status(connectFrames(service.origin, '/v1/visitor/socket?s=zgk_AAAAAAAAAAAAAAAAAAAAAA')),
      404,
    );
    assert.equal(await status(connectFrames(service.origin, '/v1/other')), 404);
  });

  it('lets go of the socket of a removed person at once [SE-2]', async () => {
    const { body } = await call(service, 'GET', `/v1/staff/organisations/${merchant.organisationId}/people`, {
      token: staff.token,
    });
    assert.equal(body.members.length, 1);
    await call(service, 'POST', '/v1/staff/sign-out', { body: {} });
    const session = await service.stores.sessions.revokeAll(merchant.ownerId, new Date());
    for (const sessionId of session) {
      service.ports.bus.publish({ type: 'session.revoked', staffId: merchant.ownerId, sessionId });
    }
    assert.equal((await staff.closed).code, 4401);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token: staff.token })).status, 401);
  });
});
