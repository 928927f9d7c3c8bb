import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../service/protocol/vocabulary.ts';
import { itInOneProcess } from '../support/cluster/one-process.ts';
import {
  addMember,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';
import { type AnyFrame, connectFrames } from '../support/service/frame-client.ts';

describe('who hears of a conversation', () => {
  const chat = setUpLiveChat();

  itInOneProcess('tells both sides of an event that was stored though its answer was lost', async () => {
    const { visitor, id } = await chat.openConversation();
    const scope = scopeOfShop(chat.merchant.shop.id);
    const conversation = await chat.service.stores.conversations.find(scope, id as ConversationId);
    assert.ok(conversation !== null);
    await chat.staff.next(isMessage('Dzień dobry'));
    const found = { ...conversation, lastSeq: 2, preview: 'Halo?' };
    chat.service.ports.bus.publish({
      type: 'conversation.caughtUp',
      shopId: found.shopId,
      conversation: found,
    });
    const told = await chat.staff.next('conversation.new');
    assert.equal(told.conversation.last, 2);
    visitor.send({ t: 'session.ping', n: 1 });
    assert.equal((await visitor.next('session.pong')).last, 2);
    await visitor.close();
  });

  itInOneProcess('shows a conversation again as it is now, though it is told late', async () => {
    const { visitor, id } = await chat.openConversation();
    const scope = scopeOfShop(chat.merchant.shop.id);
    const early = await chat.service.stores.conversations.find(scope, id as ConversationId);
    assert.ok(early !== null);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?' });
    await chat.staff.next(isMessage('Halo?'));
    const { shopId } = early;
    chat.service.ports.bus.publish({ type: 'conversation.rewritten', shopId, conversation: early });
    await chat.staff.next('conversation.gone');
    const told = await chat.staff.next('conversation.new');
    assert.deepEqual([told.conversation.last, told.conversation.preview], [2, 'Halo?']);
    await visitor.close();
  });

  it("answers another shop's conversation like one that does not exist [SE-1]", async () => {
    const { visitor, token, id } = await chat.openConversation();
    const stranger = await makeMerchant(chat.service);
    const intruder = await connectStaff(chat.service, stranger.email);
    const missing = 'cnv_AAAAAAAAAAAAAAAAAAAAAA';
    const answers: AnyFrame[] = [];
    for (const conversationId of [id, missing]) {
      intruder.send({ t: 'message.send', ref: randomUUID(), conversationId, text: 'x' });
      const { ref: _, ...answer } = await intruder.next('problem');
      answers.push(answer as AnyFrame);
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]?.code, 'not_found');
    const foreign = await connectFrames(chat.service.origin, `/v1/visitor/socket?s=${stranger.shop.key}`);
    foreign.send({ t: 'session.hello', token, tab: randomUUID(), locale: 'pl' });
    assert.equal((await foreign.next('session.ready')).known, false);
    await foreign.close();
    await intruder.close();
    await visitor.close();
  });

  it('tells the consoles of its shop alone: none of another shop, nor a colleague who does not work in it [SE-1, SE-3]', async () => {
    const { merchant, service } = chat;
    const second = await makeMerchant(service, { organisationId: merchant.organisationId });
    const elsewhere = await addMember(service, merchant.organisationId, 'consultant', [second.shop.id]);
    const everywhere = await addMember(service, merchant.organisationId, 'consultant');
    const stranger = await makeMerchant(service);
    const [deaf, hearing, foreign] = await Promise.all(
      [elsewhere.email, everywhere.email, stranger.email].map((email) => connectStaff(service, email)),
    );
    assert.ok(deaf && hearing && foreign);
    const { visitor, id } = await chat.openConversation('tylko dla swoich');
    visitor.send({ t: 'typing.set', on: true });
    await hearing.next(isMessage('tylko dla swoich'));
    await hearing.next('typing.show');
    chat.staff.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
    await hearing.next((frame) => frame.t === 'event.new' && frame.event.kind === 'status');
    for (const console of [deaf, foreign]) {
      console.send({ t: 'session.ping', n: 1 });
      await console.next('session.pong');
      const heard = console.frames.map(({ t }) => t);
      assert.deepEqual(
        heard.filter((t) => !['session.ready', 'session.pong', 'presence.changed'].includes(t)),
        [],
      );
    }
    for (const client of [deaf, hearing, foreign, visitor]) await client.close();
  });

  it('tells a visitor nothing of the conversation of another one [SE-1]', async () => {
    const { visitor } = await chat.openConversation();
    const other = await connectVisitor(chat.service, chat.merchant.shop);
    other.send({ t: 'message.send', ref: randomUUID(), text: 'moja sprawa', boot: newBoot() });
    await other.next('message.ack');
    await chat.staff.next(isMessage('moja sprawa'));
    visitor.send({ t: 'session.ping', n: 1 });
    await visitor.next('session.pong');
    assert.ok(!visitor.frames.some(isMessage('moja sprawa')));
    await other.close();
    await visitor.close();
  });
});
