import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connectVisitor, makeMerchant, newBoot, signIn } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import { connectFrames, type FrameClient } from '../support/service/frame-client.ts';
import { startTestService } from '../support/service/start-service.ts';

describe('joining the chat', () => {
  const chat = setUpLiveChat();

  it('closes on no hello, broken frames, too many frames and too large ones with the stated codes', async () => {
    const large = await connectVisitor(chat.service, chat.merchant.shop);
    large.sendRaw('x'.repeat(17 * 1024));
    assert.equal((await large.closed).code, 1009);
    const broken = await connectVisitor(chat.service, chat.merchant.shop);
    for (let count = 0; count < 5; count += 1) broken.sendRaw('{nonsense');
    assert.equal((await broken.closed).code, 4400);
    const early = await connectFrames(chat.service.origin, `/v1/visitor/socket?s=${chat.merchant.shop.key}`);
    early.send({ t: 'session.ping', n: 1 });
    assert.equal((await early.closed).code, 4401);
    const forged = await connectFrames(chat.service.origin, '/v1/staff/socket');
    forged.send({ t: 'session.hello', token: 'not.a.token' });
    assert.equal((await forged.closed).code, 4401);
    const invalid = await connectVisitor(chat.service, chat.merchant.shop);
    invalid.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    assert.equal((await invalid.closed).code, 1007);
  });

  it('refuses upgrades of other origins, subprotocols and shops before the handshake [SE-2]', async () => {
    const path = `/v1/visitor/socket?s=${chat.merchant.shop.key}`;
    const status = (promise: Promise<unknown>) =>
      promise.then(
        () => 101,
        (error: { status?: number }) => error.status,
      );
    assert.equal(
      await status(connectFrames(chat.service.origin, path, { origin: 'https://evil.example' })),
      403,
    );
    assert.equal(await status(connectFrames(chat.service.origin, path, { subprotocol: 'other.v9' })), 400);
    assert.equal(
      await status(connectFrames(chat.service.origin, '/v1/visitor/socket?s=zgk_AAAAAAAAAAAAAAAAAAAAAA')),
      404,
    );
    assert.equal(await status(connectFrames(chat.service.origin, '/v1/other')), 404);
  });

  it('closes on more frames than a line may send in a second, and says when to come back', async () => {
    const strict = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    const { shop } = await makeMerchant(strict);
    const kinds = [
      (hasty: FrameClient, n: number) => hasty.send({ t: 'session.ping', n }),
      // WebSocket pings, which browsers never send.
      (hasty: FrameClient) => hasty.socket.ping(),
      (hasty: FrameClient) => hasty.socket.pong(),
    ];
    for (const send of kinds) {
      const hasty = await connectVisitor(strict, shop);
      for (let n = 0; n < 50; n += 1) send(hasty, n);
      const bye = await hasty.next('session.bye');
      assert.deepEqual([bye.code, bye.retryAfterMs], [4429, 2_000]);
      assert.equal((await hasty.closed).code, 4429);
    }
    await strict.stop();
  });

  it('takes one hello of a visitor, and of a console no second person', async () => {
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
    assert.equal((await visitor.closed).code, 1008);
    const other = await makeMerchant(chat.service);
    chat.staff.send({ t: 'session.hello', token: await signIn(chat.service, other.email) });
    assert.equal((await chat.staff.closed).code, 4401);
  });

  it('keeps the line of a console that renews its token', async () => {
    const token = await signIn(chat.service, chat.merchant.email);
    chat.staff.send({ t: 'session.hello', token });
    const ready = await chat.staff.next('session.ready');
    assert.equal(ready.staffId, chat.merchant.ownerId);
    await chat.openConversation();
  });

  it('opens nothing with a token that the service does not know', async () => {
    const path = `/v1/visitor/socket?s=${chat.merchant.shop.key}`;
    const visitor = await connectFrames(chat.service.origin, path);
    visitor.send({ t: 'session.hello', token: newBoot(), tab: randomUUID(), locale: 'pl' });
    const ready = await visitor.next('session.ready');
    assert.deepEqual([ready.known, ready.last], [false, 0]);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?' });
    assert.equal((await visitor.next('problem')).code, 'unauthenticated');
    visitor.send({ t: 'events.resume', last: 0 });
    assert.equal((await visitor.next('problem')).code, 'unauthenticated');
    await visitor.close();
  });
});
