import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId, ShopId } from '../../../service/protocol/vocabulary.ts';
import { aConversation, anEvent } from '../../support/builders/builders.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import { connectStaff, connectVisitor, makeMerchant, newBoot } from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

if (!isQuickRun) {
  describe('A chat whose erasure no process lived to tell of', () => {
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    const clients: FrameClient[] = [];
    before(async () => {
      processes = await startProcesses(2, { env: { ZGODA_REPAIR_MS: '100' } });
      [one, two] = processes.all as [TestService, TestService];
    });
    after(async () => {
      for (const client of clients) await client.close();
      await processes.stop();
    });

    it('leaves every console, and nothing is heard of it after that or taken into it [RT-7]', async () => {
      const merchant = await makeMerchant(one);
      const atTwo = await connectStaff(two, merchant.email);
      const visitor = await connectVisitor(one, merchant.shop);
      clients.push(atTwo, visitor);
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      const { conversation: row } = await atTwo.next('conversation.new');
      const [id, shopId] = [row.id as ConversationId, merchant.shop.id as ShopId];
      atTwo.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'W czym mogę pomóc?' });
      await atTwo.next('message.ack');
      atTwo.send({ t: 'conversation.look', conversationId: id });
      await atTwo.next(({ t, staff }) => t === 'colleagues.looking' && staff.length > 0);
      const isGone = ({ t, conversationId }: { t: string; conversationId?: unknown }) =>
        t === 'conversation.gone' && conversationId === id;
      await one.stores.conversations.erase(scopeOfShop(shopId), id);
      await atTwo.next(isGone);
      const conversation = aConversation({ id, shopId });
      const late = { ...anEvent(conversation), seq: 3 };
      one.ports.bus.publish({ type: 'conversation.event', shopId, conversation, event: late });
      one.ports.bus.publish({ type: 'teams.changed', shopId });
      await atTwo.next('teams.changed');
      const isHeard = ({ t, event }: { t: string; event?: { id?: string } }) =>
        t === 'event.new' && event?.id === late.id;
      ok(!atTwo.frames.some(isHeard), 'a hint that came late');
      atTwo.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Jest Pan tam?' });
      equal((await atTwo.next(({ t }) => t === 'message.ack' || t === 'problem')).code, 'not_found');
      const after = atTwo.frames.slice(atTwo.frames.findIndex(isGone) + 1);
      deepEqual(
        after.filter(({ t }) => t === 'event.new'),
        [],
      );
    });
  });
}
