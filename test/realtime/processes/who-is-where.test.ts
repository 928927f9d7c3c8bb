import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isQuickRun } from '../../support/database/database.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import {
  addMember,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { isMessage } from '../../support/scenes/live-chat.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

if (!isQuickRun)
  describe('what two processes know of who is where', () => {
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    let merchant: Merchant;
    let staff: FrameClient;
    before(async () => {
      processes = await startProcesses(2, { env: { ZGODA_LIMIT_FACTOR: '1' } });
      [one, two] = processes.all as [TestService, TestService];
      merchant = await makeMerchant(one);
      await pushPolicy(one, merchant);
      staff = await connectStaff(one, merchant.email);
      while ((await openSession(two, merchant.shop)).body.mode !== 'live');
    });
    after(async () => {
      await staff.close();
      await processes.stop();
    });

    const openChat = async () => {
      const visitor = await connectVisitor(two, merchant.shop);
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      const { token } = await visitor.next('message.ack');
      const { conversation } = await staff.next('conversation.new');
      return { visitor, id: String(conversation.id), token: String(token) };
    };

    it('opens the chat of a widget at the other process while a consultant is here, else the form', async () => {
      const widget = await connectVisitor(two, merchant.shop);
      staff.send({ t: 'presence.set', state: 'away' });
      assert.equal((await widget.next('mode.changed')).mode, 'form');
      assert.equal((await openSession(two, merchant.shop)).body.mode, 'form');
      widget.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
      assert.equal((await widget.next('problem')).code, 'nobody_here');
      staff.send({ t: 'presence.set', state: 'here' });
      assert.equal((await widget.next('mode.changed')).mode, 'live');
      await widget.close();
    });

    it('tells a console of visitors and colleagues at the other process, and when they go', async () => {
      const { visitor, id } = await openChat();
      await staff.next((frame) => frame.t === 'visitors.here' && frame.conversationIds.includes(id));
      const { email, staffId } = await addMember(one, merchant.organisationId, 'consultant');
      const colleague = await connectStaff(two, email);
      await staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 2);
      colleague.send({ t: 'conversation.look', conversationId: id });
      const looking = await staff.next('colleagues.looking');
      assert.deepEqual(
        looking.staff.map((who: { staffId: string }) => who.staffId),
        [staffId],
      );
      await colleague.close();
      await staff.next((frame) => frame.t === 'colleagues.looking' && frame.staff.length === 0);
      await visitor.close();
      await staff.next((frame) => frame.t === 'visitor.left' && frame.conversationId === id);
    });

    it('leaves a visitor the newest five sockets of both processes, and a tab its newest', async () => {
      const { visitor, token } = await openChat();
      const tab = randomUUID();
      const tabs: FrameClient[] = [];
      for (const service of [one, two, one, two, one]) {
        const hello = { token, tab: service === one ? randomUUID() : tab };
        tabs.push(await connectVisitor(service, merchant.shop, hello));
      }
      assert.equal((await (tabs[1] as FrameClient).closed).code, 4409);
      const [sixth, seventh] = [
        await connectVisitor(two, merchant.shop, { token }),
        await connectVisitor(one, merchant.shop, { token, tab }),
      ];
      assert.equal((await visitor.closed).code, 4409);
      assert.equal((await (tabs[3] as FrameClient).closed).code, 4409);
      sixth.send({ t: 'message.send', ref: randomUUID(), text: 'z innej karty' });
      await seventh.next(isMessage('z innej karty'));
      for (const open of [...tabs, sixth, seventh]) await open.close();
    });
  });
