import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { makeOutbox, type Outbox } from '../../plugin-assets/shared/outbox.ts';
import { makeSocketClient } from '../../plugin-assets/shared/socket-client.ts';
import type { SocketLike } from '../../plugin-assets/shared/socket-connection.ts';
import type { Timers } from '../../plugin-assets/shared/timers.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { SUBPROTOCOL } from '../../service/protocol/vocabulary.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** A browser's timers, twenty times as fast. */
const QUICK: Timers = {
  now: () => Date.now() * 20,
  random: () => 0,
  set: (run, delayMs) => setTimeout(run, delayMs / 20),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

type Written = { ref: string; text: string };
const TEXTS = ['1', '2', '3', '4', '5', '6'];

describe('order of what one person writes', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };
  const refused = new Set<string>();

  before(async () => {
    service = await startTestService();
    // Above the layer that seals texts, below which they are unreadable.
    for (const { conversations } of service.processes.map(({ stores }) => stores)) {
      const { append } = conversations;
      conversations.append = async (scope, event, ...rest) => {
        if (event.body.kind === 'message' && refused.delete(event.body.text ?? ''))
          throw new DomainError('unavailable', 'The database does not answer.', { retryAfterMs: 1_000 });
        return append(scope, event, ...rest);
      };
    }
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const storedTexts = async (conversationId: string): Promise<string[]> => {
    const { body } = await call(service, 'GET', `/v1/staff/conversations/${conversationId}/events?after=0`, {
      token: staff.token,
    });
    return body.events
      .filter((event: AnyFrame) => event.kind === 'message')
      .map((event: AnyFrame) => event.text);
  };

  const makeWriter = (path: string, hello: object, frameOf: (item: { text: string }) => object) => {
    let whenEmpty = (): void => {};
    const outbox: Outbox<Written> = makeOutbox<Written>({
      timers: QUICK,
      send: (item) =>
        line.send({ t: 'message.send', ref: item.ref, after: outbox.before(item), ...frameOf(item) }),
    });
    const line = makeSocketClient<AnyFrame, AnyFrame>({
      url: service.origin.replace('http', 'ws') + path,
      timers: QUICK,
      hello: () => ({ t: 'session.hello', ...hello }),
      open: (url) => {
        const socket = new WebSocket(url, SUBPROTOCOL, { origin: service.origin });
        // As in a browser, closing a socket before it opens is no error.
        socket.on('error', () => undefined);
        return socket as unknown as SocketLike;
      },
      onLink: (link) => (link === 'ready' ? outbox.resume() : outbox.pause()),
      onFrame: (frame) => {
        if (frame.t === 'problem') outbox.hold(frame.retryAfterMs ?? 2_000);
        if (frame.t === 'message.ack') outbox.settle(frame.ref);
        if (outbox.items().length === 0) whenEmpty();
      },
    });
    return {
      writeAll: async (texts: readonly string[]) => {
        const isEmpty = new Promise<void>((resolve) => {
          whenEmpty = resolve;
        });
        for (const text of texts) outbox.add({ ref: randomUUID(), text });
        line.start();
        await isEmpty;
        line.stop();
      },
    };
  };

  const openConversation = async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: '0', boot: newBoot() });
    const { token } = await visitor.next('message.ack');
    const { conversation } = await staff.next('conversation.new');
    await visitor.close();
    return { token: String(token), id: String(conversation.id) };
  };

  it('stays that of the visitor when the database loses some of it and is back for the next', async () => {
    const { token, id } = await openConversation();
    for (const text of ['1', '4']) refused.add(text);
    const hello = { token, last: 1, tab: randomUUID(), locale: 'pl' };
    const path = `/v1/visitor/socket?s=${merchant.shop.key}`;
    await makeWriter(path, hello, ({ text }) => ({ text })).writeAll(TEXTS);
    assert.deepEqual(await storedTexts(id), ['0', ...TEXTS]);
  });

  it('stays that of the consultant when the database loses some of it and is back for the next', async () => {
    const { id } = await openConversation();
    for (const text of ['1', '4']) refused.add(text);
    const hello = { token: staff.token, presence: 'here' };
    await makeWriter('/v1/staff/socket', hello, ({ text }) => ({ text, conversationId: id })).writeAll(TEXTS);
    assert.deepEqual(await storedTexts(id), ['0', ...TEXTS]);
  });

  it('never ends a conversation before the answer that the consultant wrote first', async () => {
    const { id } = await openConversation();
    refused.add('Do widzenia');
    const answer = randomUUID();
    const end = { t: 'conversation.close', ref: randomUUID(), after: answer, conversationId: id };
    const bye = { t: 'message.send', ref: answer, conversationId: id, text: 'Do widzenia' };
    staff.send(bye);
    staff.send(end);
    for (const { ref } of [bye, end]) {
      const problem = await staff.next((frame) => frame.t === 'problem' && frame.ref === ref);
      assert.equal(problem.code, 'unavailable');
    }
    staff.send(bye);
    staff.send(end);
    await staff.next((frame) => frame.t === 'message.ack' && frame.ref === end.ref);
    assert.deepEqual(await storedTexts(id), ['0', 'Do widzenia']);
  });

  it('opens no conversation with a message that is not the first', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    const boot = newBoot();
    const first = { t: 'message.send', ref: randomUUID(), text: 'pierwsza', boot };
    const second = { t: 'message.send', ref: randomUUID(), after: first.ref, text: 'druga', boot };
    visitor.send(second);
    assert.equal((await visitor.next('problem')).code, 'unavailable');
    visitor.send(first);
    assert.equal((await visitor.next('message.ack')).seq, 1);
    visitor.send(second);
    assert.equal((await visitor.next('message.ack')).seq, 2);
    assert.equal((await service.stores.conversations.ids(scopeOfShop(merchant.shop.id))).length, 1);
    await visitor.close();
  });

  it('is kept over HTTP too, where requests run side by side', async () => {
    const { token, id } = await openConversation();
    const messages = TEXTS.map((text) => ({ ref: randomUUID(), text }));
    const post = (at: number) =>
      call(service, 'POST', '/v1/visitor/messages', {
        token,
        body: { shop: merchant.shop.key, locale: 'pl', ...messages[at], after: messages[at - 1]?.ref },
      });
    // As requests of a closing page; newest first is the worst network order.
    const answers = await Promise.all(TEXTS.map((_, index) => post(TEXTS.length - 1 - index)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      TEXTS.map(() => 201),
    );
    assert.deepEqual(await storedTexts(id), ['0', ...TEXTS]);
  });
});
