import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Marks } from '../../../service/domain/model/lead/lead-store.ts';
import type { ConversationId, ShopId } from '../../../service/protocol/vocabulary.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { DEAF, NO_FAULTS, type RedisFaults } from '../../support/redis/faulty-redis.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

const pongs = async (client: FrameClient, cursor: string | undefined, fits: (pong: AnyFrame) => boolean) => {
  for (let n = 1; ; n += 1) {
    client.send({ t: 'session.ping', n, ...(cursor !== undefined && { cursor }) });
    const pong = await client.next((frame) => frame.t === 'session.pong' && frame.n === n);
    if (fits(pong)) return pong;
  }
};

const whatEveryProcessHears = (title: string, faults: RedisFaults): void => {
  describe(title, () => {
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    let merchant: Merchant;
    let atOne: FrameClient & { token: string };
    let atTwo: FrameClient & { token: string };
    const clients: FrameClient[] = [];
    before(async () => {
      processes = await startProcesses(2, { env: { ZGODA_REPAIR_MS: '100' } });
      [one, two] = processes.all as [TestService, TestService];
      processes.faults = faults;
    });
    after(() => processes.stop());
    beforeEach(async () => {
      merchant = await makeMerchant(one);
      atOne = await connectStaff(one, merchant.email);
      atTwo = await connectStaff(two, merchant.email);
      clients.push(atOne, atTwo);
    });
    afterEach(async () => {
      for (const client of clients.splice(0)) await client.close();
    });

    const openChat = async (text = 'Dzień dobry') => {
      const visitor = await connectVisitor(one, merchant.shop);
      clients.push(visitor);
      visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot() });
      const ack = await visitor.next('message.ack');
      const opened = await atOne.next('conversation.new');
      return { visitor, token: String(ack.token), id: String(opened.conversation.id) };
    };
    const reply = async (conversationId: string, text: string) => {
      atTwo.send({ t: 'message.send', ref: randomUUID(), conversationId, text });
      return atTwo.next('message.ack');
    };

    it('a message, in both directions', async () => {
      const now = atTwo.frames.find(({ t }) => t === 'session.ready')?.now;
      const { visitor, id } = await openChat();
      const head = { conversationId: id, shopId: merchant.shop.id, last: 1 };
      await pongs(atTwo, now, ({ heads }) => JSON.stringify(heads) === JSON.stringify([head]));
      const { seq } = await reply(id, 'W czym mogę pomóc?');
      await pongs(visitor, undefined, ({ last }) => last === seq);
      visitor.send({ t: 'events.resume', last: seq - 1 });
      const { events } = await visitor.next('events.batch');
      deepEqual(
        events.map(({ text }: { text: string }) => text),
        ['W czym mogę pomóc?'],
      );
    });

    it('that a conversation is erased: its sockets end, and it takes nothing more', async () => {
      const { token, id } = await openChat();
      const tab = await connectVisitor(two, merchant.shop, { token });
      atTwo.send({ t: 'conversation.look', conversationId: id });
      await atTwo.next(({ t, staff }) => t === 'colleagues.looking' && staff.length > 0);
      await reply(id, 'Już sprawdzam');
      const erased = await call(one, 'POST', '/v1/visitor/erase', {
        token,
        body: { shop: merchant.shop.key },
      });
      ok(erased.status < 300, erased.text);
      // At once, before any notification or repair.
      atTwo.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Jest Pan tam?' });
      equal((await atTwo.next(({ t }) => t === 'message.ack' || t === 'problem')).code, 'not_found');
      equal((await tab.closed).code, 4410);
      await atTwo.next(({ t, conversationId }) => t === 'conversation.gone' && conversationId === id);
    });

    it('that a conversation is erased or restricted which stands only as a row of a console', async () => {
      const { token, id } = await openChat();
      const erased = await call(one, 'POST', '/v1/visitor/erase', {
        token,
        body: { shop: merchant.shop.key },
      });
      ok(erased.status < 300, erased.text);
      await atTwo.next(({ t, conversationId }) => t === 'conversation.gone' && conversationId === id);
      const other = await openChat('Proszę o kontakt');
      const scope = scopeOfShop(merchant.shop.id as ShopId);
      const marks = { restrictedAt: new Date() } as Marks & { eraseAskedAt: null };
      await one.stores.conversations.setMarks(scope, other.id as ConversationId, marks);
      await atTwo.next(({ t, conversationId }) => t === 'conversation.gone' && conversationId === other.id);
    });

    it('that a person has left, and that a session has ended', async () => {
      const member = await addMember(one, merchant.organisationId, 'consultant');
      const console = await connectStaff(two, member.email);
      const path = `/v1/staff/organisations/${merchant.organisationId}/members/${member.id}`;
      const removed = await call(one, 'DELETE', path, { token: atOne.token });
      ok(removed.status < 300, removed.text);
      await console.next('access.changed');
      await console.close();
      const staffId = merchant.ownerId;
      for (const sessionId of await one.stores.sessions.revokeAll(staffId, new Date()))
        one.ports.bus.publish({ type: 'session.revoked', staffId, sessionId });
      equal((await atTwo.closed).code, 4401);
    });

    it('that owners need a second step: a console without one reads no chats, and is told once [SE-2]', async () => {
      const consultant = await addMember(one, merchant.organisationId, 'consultant');
      const colleague = await connectStaff(two, consultant.email);
      clients.push(colleague);
      const { id } = await openChat();
      const chats = [await openChat(), await openChat(), await openChat(), await openChat()];
      const round = async (): Promise<void> => {
        const restricted = chats.pop()?.id as ConversationId;
        const marks = { restrictedAt: new Date() } as Marks & { eraseAskedAt: null };
        await one.stores.conversations.setMarks(scopeOfShop(merchant.shop.id as ShopId), restricted, marks);
        await colleague.next(
          (frame) => frame.t === 'conversation.gone' && frame.conversationId === restricted,
        );
      };
      const changes = (): number => atTwo.frames.filter(({ t }) => t === 'access.changed').length;
      await one.stores.organisations.update(merchant.organisationId, { ownersNeedSecondFactor: true });
      one.ports.bus.publish({ type: 'access.changed', staffId: merchant.ownerId });
      await atTwo.next('access.changed');
      for (let rounds = 0; rounds < 2; rounds += 1) await round();
      const before = changes();
      for (let rounds = 0; rounds < 2; rounds += 1) await round();
      atTwo.send({ t: 'events.resume', conversationId: id, last: 0 });
      equal((await atTwo.next('problem')).code, 'not_found');
      equal(changes(), before);
    });

    it('that the policy page of a shop changed, where only a console is open', async () => {
      for (let count = 1; !atTwo.frames.some(({ t }) => t === 'policy.changed'); count += 1) {
        const pushed = await pushPolicy(one, merchant, count % 2 === 1 ? {} : { state: 'unpublished' });
        ok(pushed.status < 300, pushed.text);
      }
    });

    it('that a shop changed what its widgets show', async () => {
      const widget = await connectVisitor(two, merchant.shop);
      clients.push(widget);
      for (let count = 1; !widget.frames.some(({ t }) => t === 'notice.changed'); count += 1) {
        const changed = await call(one, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, {
          token: atOne.token,
          body: { name: `Herbaciarnia ${count}` },
        });
        ok(changed.status < 300, changed.text);
      }
    });
  });
};

if (!isQuickRun) {
  whatEveryProcessHears('Every process hears', NO_FAULTS);
  whatEveryProcessHears('Every process finds out with every hint lost', DEAF);
}
