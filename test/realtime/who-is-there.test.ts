import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';

describe('who is there, for the consoles of a shop', () => {
  const chat = setUpLiveChat();
  const isOf = (t: string, id: string) => (frame: AnyFrame) =>
    frame.t === t && (frame.conversationId === id || frame.conversationIds?.includes(id) === true);
  const olas = async (): Promise<FrameClient> => {
    const { email } = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    return connectStaff(chat.service, email);
  };

  it('shows a visitor who is connected, until the last tab is closed', async () => {
    const { visitor, id, token } = await chat.openConversation();
    await chat.staff.next(isOf('visitors.here', id));
    const second = await connectVisitor(chat.service, chat.merchant.shop, { token });
    await visitor.close();
    const late = await olas();
    await late.next(isOf('visitors.here', id));
    await second.close();
    const { at } = await late.next(isOf('visitor.left', id));
    assert.ok(Date.parse(at) > 0);
    await chat.staff.next(isOf('visitor.left', id));
    assert.equal(chat.staff.frames.filter(isOf('visitor.left', id)).length, 1);
    const back = await connectVisitor(chat.service, chat.merchant.shop, { token });
    await late.next(isOf('visitors.here', id));
    await back.close();
    await late.close();
  });

  it('tells nothing of visitors who have not written, and nothing to other shops [SE-1]', async () => {
    const stranger = await makeMerchant(chat.service);
    const other = await connectStaff(chat.service, stranger.email);
    const silent = await connectVisitor(chat.service, chat.merchant.shop);
    const { visitor, id } = await chat.openConversation();
    await chat.staff.next(isOf('visitors.here', id));
    other.send({ t: 'conversation.look', conversationId: id });
    const refused = await other.next('problem');
    assert.equal(refused.code, 'not_found');
    const told = chat.staff.frames.filter(({ t }) => t === 'visitors.here');
    assert.deepEqual(
      told.flatMap(({ conversationIds }) => conversationIds),
      [id],
    );
    assert.deepEqual(
      other.frames.filter(({ t }) => t === 'visitors.here' || t === 'colleagues.looking'),
      [],
    );
    for (const socket of [visitor, silent, other]) await socket.close();
  });

  it('shows which colleagues have a conversation open or type in it, and the visitor only that somebody types', async () => {
    const { visitor, id } = await chat.openConversation();
    const ola = await olas();
    const names = async (who: FrameClient, count: number) =>
      (
        await who.next((frame) => isOf('colleagues.looking', id)(frame) && frame.staff.length === count)
      ).staff.map((person: { name: string }) => person.name);
    ola.send({ t: 'conversation.look', conversationId: id });
    const [olasName] = await names(chat.staff, 1);
    chat.staff.send({ t: 'conversation.look', conversationId: id });
    assert.equal((await names(ola, 2)).length, 2);
    ola.send({ t: 'typing.set', conversationId: id, on: true });
    const typing = await chat.staff.next(isOf('typing.show', id));
    assert.equal(typing.by.name, olasName);
    assert.deepEqual(await visitor.next('typing.show'), { t: 'typing.show', on: true });
    await ola.close();
    assert.equal((await names(chat.staff, 1)).includes(olasName), false);
    chat.staff.send({ t: 'conversation.look', conversationId: null });
    assert.deepEqual(await names(chat.staff, 0), []);
    await visitor.close();
  });

  it('shows a console that connects, or brings its next access token, who has a conversation open already', async () => {
    const { visitor, id } = await chat.openConversation();
    chat.staff.send({ t: 'conversation.look', conversationId: id });
    await chat.staff.next(isOf('colleagues.looking', id));
    const { email } = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const ola = await connectStaff(chat.service, email);
    const first = await ola.next(isOf('colleagues.looking', id));
    assert.equal(first.staff.length, 1);
    ola.send({ t: 'session.hello', token: ola.token, presence: 'here' });
    await ola.next('session.ready');
    assert.deepEqual(await ola.next(isOf('colleagues.looking', id)), first);
    await ola.close();
    await visitor.close();
  });

  it('writes down who looked at a chat, also at one without unread messages, once an hour [PR-6]', async () => {
    const { visitor, id } = await chat.openConversation();
    chat.staff.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Dzień dobry' });
    await chat.staff.next('message.ack');
    const auditor = await addMember(chat.service, chat.merchant.organisationId, 'auditor');
    const socket = await connectStaff(chat.service, auditor.email);
    const readers = async (): Promise<string[]> => {
      const { body } = await call(chat.service, 'GET', '/v1/staff/activity', { token: chat.staff.token });
      return body.acts.flatMap((act: Record<string, string>) =>
        act.action === 'conversation.read' && act.target === id ? [act.actor] : [],
      );
    };
    assert.deepEqual(await readers(), []);
    for (const conversationId of [id, null, id]) {
      socket.send({ t: 'conversation.look', conversationId });
      await chat.staff.next(isOf('colleagues.looking', id));
    }
    assert.deepEqual(await readers(), [auditor.staffId]);
    await socket.close();
    await visitor.close();
  });
});
