import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { isCluster } from '../support/database/database.ts';
import { call } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { FrameClient } from '../support/service/frame-client.ts';

const HOUR_MS = 3_600_000;

describe('more time for a chat', () => {
  let passedMs = 0;
  const clock = { now: () => new Date(Date.now() + passedMs) };
  const chat = setUpLiveChat({ overrides: { clock } });
  const write = async (visitor: FrameClient): Promise<string> => {
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'Jestem jeszcze' });
    const { t } = await visitor.next((frame) => frame.ref === ref && frame.t !== 'event.new');
    if (t === 'message.ack' || !isCluster) return t;
    await pause(50);
    return write(visitor);
  };
  const ask = async (what: string, token: string, body: object = {}): Promise<void> => {
    const reply = await call(chat.service, 'POST', `/v1/visitor/${what}`, {
      token,
      body: { shop: chat.merchant.shop.key, ...body },
    });
    assert.equal(reply.status, 200, reply.text);
  };

  it('that the visitor asked for counts on the socket that is open [AX-5]', async () => {
    const { visitor, token } = await chat.openConversation();
    passedMs += 7.9 * HOUR_MS;
    await ask('extend', token);
    passedMs += 0.2 * HOUR_MS;
    assert.equal(await write(visitor), 'message.ack');
    await visitor.close();
  });

  it('counts there too when the visitor has the chat remembered', async () => {
    const scope = scopeOfShop(chat.merchant.shop.id);
    await chat.service.stores.chatSettings.put(scope, {
      shopId: scope.shopId,
      purposes: [],
      rememberDays: 30,
    });
    const { visitor, token } = await chat.openConversation();
    await ask('remember', token, { on: true });
    passedMs += 9 * HOUR_MS;
    assert.equal(await write(visitor), 'message.ack');
    await visitor.close();
  });
});
