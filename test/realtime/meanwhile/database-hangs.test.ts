import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('frames that come while the database hangs', () => {
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

  it('wait, and past a hundred of them the line is closed, to come back', async () => {
    const { visitor } = await chat.openConversation();
    const ref = randomUUID();
    const held = appends.holdNext(ref);
    visitor.send({ t: 'message.send', ref, text: 'To trwa' });
    await held.reached;
    for (let count = 0; count < 100; count += 1) visitor.send({ t: 'typing.set', on: true });
    visitor.send({ t: 'session.ping', n: 1 });
    await visitor.next('session.pong');
    visitor.send({ t: 'typing.set', on: true });
    assert.equal((await visitor.next('session.bye')).retryAfterMs, 2_000);
    assert.equal((await visitor.closed).code, 4429);
    held.letGo();
  });
});
