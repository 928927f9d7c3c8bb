import { equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { DEAF, NO_FAULTS, type RedisFaults } from '../../support/redis/faulty-redis.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

const heldElsewhere = (title: string, faults: RedisFaults): void => {
  describe(title, () => {
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    const clients: FrameClient[] = [];
    before(async () => {
      processes = await startProcesses(2, { env: { ZGODA_REPAIR_MS: '100' } });
      [one, two] = processes.all as [TestService, TestService];
      processes.faults = faults;
    });
    after(async () => {
      for (const client of clients) await client.close();
      await processes.stop();
    });

    it('is kept when its visitor erases it right after the hold, and leaves every console [RT-7, RT-8]', async () => {
      const merchant = await makeMerchant(one);
      const atTwo = await connectStaff(two, merchant.email);
      const visitor = await connectVisitor(two, merchant.shop);
      clients.push(atTwo, visitor);
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      const { token } = await visitor.next('message.ack');
      const { conversation } = await atTwo.next('conversation.new');
      const hold = `/v1/staff/conversations/${conversation.id}/hold`;
      const held = await call(one, 'POST', hold, { token: atTwo.token, body: { reason: 'claim' } });
      equal(held.status, 200, held.text);
      // At once, before any notification or repair.
      const body = { shop: merchant.shop.key };
      const erased = await call(two, 'POST', '/v1/visitor/erase', { token: String(token), body });
      equal(erased.status, 409, erased.text);
      await atTwo.next(
        ({ t, conversationId }) => t === 'conversation.gone' && conversationId === conversation.id,
      );
      const [kept] = await one.stores.conversations.current(scopeOfShops([merchant.shop.id as ShopId]), [
        conversation.id,
      ]);
      equal(kept?.heldReason, 'claim');
    });
  });
};

if (!isQuickRun) {
  heldElsewhere('A chat held at another process', NO_FAULTS);
  heldElsewhere('A chat held at another process, with every hint lost', DEAF);
}
