import { equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isQuickRun } from '../../support/database/database.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import { connectStaff, connectVisitor, makeMerchant, newBoot } from '../../support/scenes/chat-actors.ts';
import { isMessage } from '../../support/scenes/live-chat.ts';
import type { TestService } from '../../support/service/start-service.ts';

if (!isQuickRun)
  describe('A chat over two processes', () => {
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    before(async () => {
      processes = await startProcesses(2);
      [one, two] = processes.all as [TestService, TestService];
    });
    after(() => processes.stop());

    it('goes both ways', async () => {
      const merchant = await makeMerchant(one);
      const atOne = await connectStaff(one, merchant.email);
      const staff = await connectStaff(two, merchant.email);
      const visitor = await connectVisitor(one, merchant.shop);
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      await visitor.next('message.ack');
      const { conversation } = await staff.next('conversation.new');
      await staff.next(isMessage('Dzień dobry'));
      staff.send({
        t: 'message.send',
        ref: randomUUID(),
        conversationId: conversation.id,
        text: 'W czym mogę pomóc?',
      });
      const ack = await staff.next('message.ack');
      const { event } = await visitor.next(isMessage('W czym mogę pomóc?'));
      equal(event.seq, ack.seq);
      await Promise.all([atOne, staff, visitor].map((client) => client.close()));
    });
  });
