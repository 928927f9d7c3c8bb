import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, connectVisitor } from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { FrameClient } from '../support/service/frame-client.ts';

describe('several tabs of one visitor', () => {
  const chat = setUpLiveChat();

  it('tells every tab of the visitor, and lets the oldest of more than five go', async () => {
    const { visitor, token } = await chat.openConversation();
    const tabs: FrameClient[] = [];
    for (let count = 0; count < 5; count += 1)
      tabs.push(await connectVisitor(chat.service, chat.merchant.shop, { token }));
    assert.equal((await visitor.closed).code, 4409);
    tabs[0]?.send({ t: 'message.send', ref: randomUUID(), text: 'z innej karty' });
    await tabs[4]?.next(isMessage('z innej karty'));
    for (const tab of tabs) await tab.close();
  });

  it('tells the tab that sent a message by the acknowledgement alone, and the others by the event', async () => {
    const { visitor, token, ref: opening } = await chat.openConversation();
    const other = await connectVisitor(chat.service, chat.merchant.shop, { token });
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'z tej karty' });
    await other.next(isMessage('z tej karty'));
    await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    const body = { shop: chat.merchant.shop.key, ref: randomUUID(), text: 'bez gniazda', locale: 'pl' };
    await call(chat.service, 'POST', '/v1/visitor/messages', { token, body });
    for (const tab of [visitor, other]) await tab.next(isMessage('bez gniazda'));
    const told = visitor.frames.filter(({ t }) => t === 'event.new').map(({ event }) => event.ref);
    assert.ok(!told.includes(opening) && !told.includes(ref), JSON.stringify(told));
    await other.close();
    await visitor.close();
  });

  it('lets a tab take the place of its own older line, and leaves the other tabs', async () => {
    const { visitor, token } = await chat.openConversation();
    const tab = randomUUID();
    const older = await connectVisitor(chat.service, chat.merchant.shop, { token, tab });
    const newer = await connectVisitor(chat.service, chat.merchant.shop, { token, tab });
    assert.equal((await older.closed).code, 4409);
    newer.send({ t: 'message.send', ref: randomUUID(), text: 'z tej samej karty' });
    await visitor.next(isMessage('z tej samej karty'));
    await newer.close();
    await visitor.close();
  });
});
