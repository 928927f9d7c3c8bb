import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('a message that comes while a consultant ends the chat', () => {
  const appends = makeHeldCall<string>();
  const stores = makeMemoryStores();
  const conversations: typeof stores.conversations = {
    ...stores.conversations,
    append: async (...given) => {
      await appends.pass(given[1].ref);
      return stores.conversations.append(...given);
    },
  };
  const chat = setUpLiveChat({ stores: { ...stores, conversations }, hasRounds: false });

  it('is refused behind the end, where nobody would see it', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    const held = appends.holdNext(ref);
    visitor.send({ t: 'message.send', ref, text: 'Jeszcze jedno pytanie' });
    await held.reached;
    for (const t of ['conversation.take', 'conversation.close']) {
      chat.staff.send({ t, ref: randomUUID(), conversationId: id });
      await chat.staff.next('message.ack');
    }
    held.letGo();
    const answer = await visitor.next((frame) => frame.ref === ref && frame.t !== 'event.new');
    assert.deepEqual([answer.t, answer.code], ['problem', 'conversation_closed']);
    const scope = scopeOfShop(chat.merchant.shop.id);
    const events = await stores.conversations.eventsAfter(scope, id as ConversationId, 0, 20);
    assert.equal(events.at(-1)?.body.kind, 'status');
    await visitor.close();
  });
});
