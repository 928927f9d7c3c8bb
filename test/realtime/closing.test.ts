import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { heardByAll } from '../support/cluster/heard-by-all.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';
import { call, PASSWORD } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { FrameClient } from '../support/service/frame-client.ts';

const watchedStores = () => {
  const stores = makeMemoryStores();
  const seen = { reads: 0, losesAnswer: false };
  const shops: typeof stores.shops = {
    ...stores.shops,
    get: (scope) => {
      seen.reads += 1;
      return stores.shops.get(scope);
    },
    update: async (scope, changes) => {
      const shop = await stores.shops.update(scope, changes);
      if (!seen.losesAnswer) return shop;
      seen.losesAnswer = false;
      throw new Error('The answer of the database was lost.');
    },
  };
  return { stores: { ...stores, shops }, seen };
};

describe('a shop while its widgets are open', () => {
  const { stores, seen } = watchedStores();
  const chat = setUpLiveChat({ stores, hasRounds: false });

  const send = async (visitor: FrameClient): Promise<string> => {
    await heardByAll(chat.service);
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'Czy to ciepły sweter?' });
    const answer = await visitor.next((frame) => frame.ref === ref && frame.t !== 'event.new');
    return answer.t === 'problem' ? answer.code : answer.t;
  };
  const departure = (method: 'POST' | 'DELETE') =>
    call(chat.service, method, `/v1/staff/shops/${chat.merchant.shop.id}/departure`, {
      token: chat.staff.token,
      ...(method === 'POST' ? { body: { password: PASSWORD, typedName: chat.merchant.shop.name } } : {}),
    });

  it('is not read for each message of its visitors', async () => {
    const { visitor } = await chat.openConversation();
    seen.reads = 0;
    for (let count = 0; count < 5; count += 1) assert.equal(await send(visitor), 'message.ack');
    assert.ok(seen.reads <= 1, `${seen.reads} reads`);
    await visitor.close();
  });

  it('that closes refuses the next message on an open socket, and takes messages again when it stays [PR-5]', async () => {
    const { visitor } = await chat.openConversation();
    assert.equal((await departure('POST')).status, 201);
    assert.equal(await send(visitor), 'shop_closed');
    assert.equal((await departure('DELETE')).status, 204);
    assert.equal(await send(visitor), 'message.ack');
    await visitor.close();
  });

  it('that closes refuses the next message also when the answer to that change is lost [PR-5]', async () => {
    const { visitor } = await chat.openConversation();
    seen.losesAnswer = true;
    assert.equal((await departure('POST')).status, 500);
    assert.equal(await send(visitor), 'shop_closed');
    await visitor.close();
  });
});
