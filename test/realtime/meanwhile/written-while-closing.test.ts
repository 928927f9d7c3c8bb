import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { aPdf } from '../../support/builders/pictures.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('what comes while a consultant ends the chat', () => {
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

  const scope = () => scopeOfShop(chat.merchant.shop.id);
  const takeAndClose = async (conversationId: string): Promise<void> => {
    for (const t of ['conversation.take', 'conversation.close']) {
      chat.staff.send({ t, ref: randomUUID(), conversationId });
      await chat.staff.next('message.ack');
    }
  };
  const assertClosedIsLast = async (id: string): Promise<void> => {
    const events = await stores.conversations.eventsAfter(scope(), id as ConversationId, 0, 20);
    assert.equal(events.at(-1)?.body.kind, 'status');
  };

  it('is refused behind the end as a message, which nobody would see', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    const held = appends.holdNext(ref);
    visitor.send({ t: 'message.send', ref, text: 'Jeszcze jedno pytanie' });
    await held.reached;
    await takeAndClose(id);
    held.letGo();
    const answer = await visitor.next((frame) => frame.ref === ref && frame.t !== 'event.new');
    assert.deepEqual([answer.t, answer.code], ['problem', 'conversation_closed']);
    await assertClosedIsLast(id);
    await visitor.close();
  });

  it('is refused as a file, of which nothing stays', async () => {
    const { visitor, id, token } = await chat.openConversation();
    const { shop } = chat.merchant;
    const settings = { shopId: shop.id, purposes: [], rememberDays: 7 as const };
    await stores.chatSettings.put(scope(), { ...settings, visitorAttachments: 'yes' });
    const ref = randomUUID();
    const held = appends.holdNext(ref);
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'umowa.pdf' };
    const path = `/v1/visitor/attachments?shop=${shop.key}&ref=${ref}`;
    const sending = call(chat.service, 'POST', path, { token, raw: aPdf(), headers });
    await held.reached;
    await takeAndClose(id);
    held.letGo();
    const reply = await sending;
    assert.deepEqual([reply.status, reply.body.code], [409, 'conversation_closed']);
    await assertClosedIsLast(id);
    assert.deepEqual(await stores.attachments.listByConversation(scope(), id as ConversationId), []);
    await visitor.close();
  });
});
