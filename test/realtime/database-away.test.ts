import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../service/desks/stores.ts';
import {
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { connectFrames, type FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('lines while the database does not answer', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };
  let waiting: (() => void)[] | null = null;

  before(async () => {
    const hanging = <Given extends unknown[], Answer>(method: (...given: Given) => Promise<Answer>) => {
      return async (...given: Given): Promise<Answer> => {
        if (waiting !== null) await new Promise<void>((resolve) => waiting?.push(resolve));
        return method(...given);
      };
    };
    const dress = (stores: Stores): Stores => {
      const { conversations, sessions } = stores;
      const { append, movedSince } = conversations;
      return {
        ...stores,
        conversations: { ...conversations, append: hanging(append), movedSince: hanging(movedSince) },
        sessions: { ...sessions, get: hanging(sessions.get) },
      };
    };
    service = await startTestService({ dress });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(async () => {
    comeBack();
    await staff.close();
  });
  const comeBack = (): void => {
    const calls = waiting ?? [];
    waiting = null;
    for (const goOn of calls) goOn();
  };

  it('of visitors answer pings, though a message still waits', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    waiting = [];
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    visitor.send({ t: 'session.ping', n: 1 });
    assert.equal((await visitor.next('session.pong')).n, 1);
    comeBack();
    assert.equal((await visitor.next('message.ack')).seq, 1);
    await visitor.close();
  });

  it('of consoles answer pings, and tell what moved once the database is back', async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    await visitor.next('message.ack');
    const { conversation } = await staff.next('conversation.new');
    const cursor = '2026-01-01T00:00:00.000Z';
    waiting = [];
    staff.send({ t: 'message.send', ref: randomUUID(), conversationId: conversation.id, text: 'jestem' });
    staff.send({ t: 'session.ping', n: 1, cursor });
    const pong = await staff.next('session.pong');
    assert.deepEqual([pong.n, pong.cursor, pong.heads], [1, cursor, []]);
    comeBack();
    await staff.next('message.ack');
    staff.send({ t: 'session.ping', n: 2, cursor: pong.cursor });
    const { heads } = await staff.next('session.pong');
    assert.deepEqual(
      heads.map((head: { conversationId: string }) => head.conversationId),
      [conversation.id],
    );
    await visitor.close();
  });

  it('leave nobody "here" who went away while signing in', async () => {
    const token = await signIn(service, merchant.email);
    await staff.close();
    waiting = [];
    const early = await connectFrames(service.origin, '/v1/staff/socket');
    early.send({ t: 'session.hello', token, presence: 'here' });
    while (waiting.length === 0) await new Promise(setImmediate);
    await early.close();
    await (await connectVisitor(service, merchant.shop)).close();
    comeBack();
    await new Promise(setImmediate);
    assert.equal(service.ports.presence.isStaffed(merchant.shop.id), false);
  });
});
