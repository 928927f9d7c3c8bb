import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { connectVisitor, newBoot } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('a first message that is answered before its socket has the conversation', () => {
  const addresses = makeHeldCall<'address'>();
  const stores = makeMemoryStores();
  const conversations: typeof stores.conversations = {
    ...stores.conversations,
    addSubjectKeys: async (...given) => {
      await addresses.pass('address');
      return stores.conversations.addSubjectKeys(...given);
    },
  };
  const chat = setUpLiveChat({ stores: { ...stores, conversations }, hasRounds: false });

  it('gets the answer behind its acknowledgement', async () => {
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    const held = addresses.holdNext('address');
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'Proszę pisać na ola@example.com', boot: newBoot() });
    await held.reached;
    const opened = await chat.staff.next('conversation.new');
    const conversationId = opened.conversation.id as ConversationId;
    chat.staff.send({ t: 'conversation.take', ref: randomUUID(), conversationId });
    await chat.staff.next('message.ack');
    chat.staff.send({ t: 'message.send', ref: randomUUID(), conversationId, text: 'Już patrzę' });
    await chat.staff.next(isMessage('Już patrzę'));
    held.letGo();
    assert.equal((await visitor.next('message.ack')).seq, 1);
    const missed = await visitor.next('events.batch');
    assert.deepEqual(
      missed.events.map(({ seq, kind }: { seq: number; kind: string }) => [seq, kind]),
      [
        [2, 'assigned'],
        [3, 'message'],
      ],
    );
    await visitor.close();
  });
});
