import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../service/protocol/vocabulary.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { addMember, call, connectStaff, newBoot } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';

const HOUR_MS = 3_600_000;
const isStatus = (status: string) => (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.status === status;

describe('a closed conversation that is opened again', () => {
  const clock = makeFakeClock(new Date().toISOString());
  const chat = setUpLiveChat({ overrides: { clock } });

  const act = async (id: string, t: string, more: object = {}, who: FrameClient = chat.staff) => {
    const ref = randomUUID();
    who.send({ t, ref, conversationId: id, ...more });
    return who.next((frame) => frame.ref === ref);
  };
  const closed = async () => {
    const started = await chat.openConversation();
    assert.equal((await act(started.id, 'conversation.close')).t, 'message.ack');
    await started.visitor.next(isStatus('closed'));
    return started;
  };
  const summary = async (id: string) =>
    (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body;
  const stored = (id: string) =>
    chat.service.stores.conversations.find(scopeOfShop(chat.merchant.shop.id), id as ConversationId);
  const assertRefused = (answer: AnyFrame, code = 'reopen_refused') =>
    assert.deepEqual([answer.t, answer.code], ['problem', code]);

  it('goes on with the visitor in the same place, and is answered by the one who opened it', async () => {
    const { visitor, id } = await closed();
    const before = await stored(id);
    assert.ok((await summary(id)).reopenUntil !== null);
    const ola = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const colleague = await connectStaff(chat.service, ola.email);
    assert.equal((await act(id, 'conversation.reopen', {}, colleague)).t, 'message.ack');
    await visitor.next(isStatus('open'));
    const assigned = await visitor.next(
      (frame) => frame.t === 'event.new' && frame.event.kind === 'assigned',
    );
    assert.equal(assigned.event.seq, 4);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'jeszcze jedno' });
    assert.equal((await visitor.next('message.ack')).seq, 5);
    const now = await summary(id);
    assert.deepEqual([now.status, now.assignedTo.staffId, now.reopenUntil], ['open', ola.staffId, null]);
    const { tokenExpiresAt } = (await stored(id)) ?? assert.fail();
    assert.deepEqual(tokenExpiresAt, before?.tokenExpiresAt, 'the token lives no longer');
    await visitor.close();
    await colleague.close();
  });

  it('is opened once: the same ref again changes nothing, another consultant is told who has it', async () => {
    const { visitor, id } = await closed();
    const body = { ref: randomUUID() };
    const send = () =>
      call(chat.service, 'POST', `/v1/staff/conversations/${id}/reopen`, { token: chat.staff.token, body });
    const [first, again] = [await send(), await send()];
    assert.deepEqual([first.status, again.status, again.body.seq], [200, 200, first.body.seq]);
    assertRefused(await act(id, 'conversation.reopen'), 'conflict');
    const ola = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const colleague = await connectStaff(chat.service, ola.email);
    assertRefused(await act(id, 'conversation.reopen', {}, colleague), 'held_by_colleague');
    await visitor.close();
    await colleague.close();
  });

  it('stays closed once the token has ended, or the visitor has left it', async () => {
    const { visitor, token, id } = await closed();
    const { visitor: other, id: ended, token: endedToken } = await closed();
    const body = { shop: chat.merchant.shop.key };
    assert.equal(
      (await call(chat.service, 'POST', '/v1/visitor/end', { token: endedToken, body })).status,
      200,
    );
    assert.equal((await summary(ended)).reopenUntil, null);
    assertRefused(await act(ended, 'conversation.reopen'));
    clock.forward(8 * HOUR_MS);
    const staff = await connectStaff(chat.service, chat.merchant.email);
    assertRefused(await act(id, 'conversation.reopen', {}, staff));
    assert.equal((await stored(id))?.status, 'closed');
    assert.ok(token);
    await Promise.all([visitor.close(), other.close(), staff.close()]);
  });

  it('stays closed a day after its last event, however long the visitor wanted it remembered', async () => {
    const { visitor, token, id } = await closed();
    const body = { shop: chat.merchant.shop.key, on: true };
    const kept = await call(chat.service, 'POST', '/v1/visitor/remember', { token, body });
    assert.equal(kept.status, 200, kept.text);
    const { lastAt } = (await stored(id)) ?? assert.fail();
    assert.equal((await summary(id)).reopenUntil, new Date(lastAt.getTime() + 24 * HOUR_MS).toISOString());
    clock.forward(24 * HOUR_MS);
    const staff = await connectStaff(chat.service, chat.merchant.email);
    assertRefused(await act(id, 'conversation.reopen', {}, staff));
    await Promise.all([visitor.close(), staff.close()]);
  });

  it('stays closed once the visitor has started the next one from there', async () => {
    const { visitor, id } = await closed();
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    assert.equal((await visitor.next('message.ack')).seq, 1);
    assertRefused(await act(id, 'conversation.reopen'));
    assert.equal((await stored(id))?.tokenHash, null);
    await visitor.close();
  });

  it('is closed again for a visitor who started the next one while a consultant opened it', async () => {
    const { visitor, id } = await closed();
    const { conversations } = chat.service.stores;
    const open = conversations.open.bind(conversations);
    conversations.open = async (...args) => {
      conversations.open = open;
      const opened = await open(...args);
      assert.equal((await act(id, 'conversation.reopen')).t, 'message.ack');
      return opened;
    };
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'od nowa', boot: newBoot() });
    await visitor.next('message.ack');
    assert.deepEqual([(await stored(id))?.status, (await stored(id))?.tokenHash], ['closed', null]);
    await visitor.close();
  });

  it('is not opened by somebody who may not answer there [SE-3]', async () => {
    const { visitor, id } = await closed();
    const auditor = await addMember(chat.service, chat.merchant.organisationId, 'auditor');
    const reader = await connectStaff(chat.service, auditor.email);
    assertRefused(await act(id, 'conversation.reopen', {}, reader), 'forbidden');
    await Promise.all([visitor.close(), reader.close()]);
  });
});
