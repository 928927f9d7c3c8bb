import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { call, connectVisitor } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { connectFrames } from '../../support/service/frame-client.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('the mode of open widgets', () => {
  const notices = makeHeldCall<ShopId>();
  const dress = (stores: Stores): Stores => ({
    ...stores,
    notices: {
      ...stores.notices,
      put: async (scope, ...given) => {
        await stores.notices.put(scope, ...given);
        await notices.pass(scope.shopId);
      },
    },
  });
  const chat = setUpLiveChat({ dress, isAlone: true });

  it('is the newest, though an earlier one was decided more slowly', async () => {
    const { shop } = chat.merchant;
    const visitor = await connectVisitor(chat.service, shop);
    const decision = notices.holdNext(shop.id);
    chat.staff.send({ t: 'presence.set', state: 'away' });
    await decision.reached;
    chat.staff.send({ t: 'presence.set', state: 'here' });
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    const session = await call(chat.service, 'GET', `/v1/visitor/session?shop=${shop.key}&locale=pl`);
    assert.equal(session.body.mode, 'live');
    decision.letGo();
    visitor.send({ t: 'session.ping', n: 1 });
    await visitor.next('session.pong');
    const modes = visitor.frames.flatMap(({ t, mode }) =>
      t === 'session.ready' || t === 'mode.changed' ? [mode] : [],
    );
    assert.equal(modes.at(-1), 'live');
    await visitor.close();
  });

  it('is the newest in the first frame, though it changed while that was decided', async () => {
    const { shop } = chat.merchant;
    chat.staff.send({ t: 'presence.set', state: 'away' });
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 0);
    const decision = notices.holdNext(shop.id);
    const visitor = await connectFrames(chat.service.origin, `/v1/visitor/socket?s=${shop.key}`);
    visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
    await decision.reached;
    chat.staff.send({ t: 'presence.set', state: 'here' });
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    decision.letGo();
    assert.equal((await visitor.next('session.ready')).mode, 'live');
    await visitor.close();
  });
});
