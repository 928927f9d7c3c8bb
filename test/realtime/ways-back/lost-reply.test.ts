import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { isCluster, isQuickRun } from '../../support/database/database.ts';
import { giveBackDatabase, openStoresAt, takeDatabase } from '../../support/database/prepared-database.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { brokenMailer } from '../../support/fakes/fake-mailer.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { isCard } from '../../support/scenes/mail-way-scene.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { type StallingProxy, startStallingProxy } from '../../support/service/stalling-proxy.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

// With three members the driver bypasses the proxy.
if (!isQuickRun && !isCluster)
  describe('A message that the database stored, though its reply was lost', () => {
    const clock = makeFakeClock(new Date().toISOString());
    let url: string;
    let proxy: StallingProxy;
    let service: TestService;
    let merchant: Merchant;
    let staff: FrameClient;
    let visitor: FrameClient;
    before(async () => {
      url = await takeDatabase();
      proxy = await startStallingProxy(url);
      const stores = await openStoresAt(proxy.url);
      service = await startTestService({ stores, overrides: { clock, mailer: brokenMailer } });
    });
    after(async () => {
      await service.stop();
      await proxy.close();
      await giveBackDatabase(url);
    });
    beforeEach(async () => {
      merchant = await makeMerchant(service);
      await pushPolicy(service, merchant);
      // From now on jobs rely on notifications and read no rows.
      await service.useCases.offerForms();
      await service.useCases.tellAnswers();
      staff = await connectStaff(service, merchant.email);
      visitor = await connectVisitor(service, merchant.shop);
    });
    afterEach(() => Promise.all([staff.close(), visitor.close()]));

    const sendTwice = async (client: FrameClient, frame: Record<string, unknown>) => {
      const message = { t: 'message.send', ref: randomUUID(), ...frame };
      proxy.loseReply('events');
      client.send(message);
      const refused = await client.next(({ t, ref }) => t === 'problem' && ref === message.ref);
      equal(refused.code, 'unavailable');
      client.send(message);
      return client.next(({ t, ref }) => t === 'message.ack' && ref === message.ref);
    };

    it('counts as one that waits: the form is offered when nobody answers it', async () => {
      await sendTwice(visitor, { text: 'Halo?', boot: newBoot() });
      clock.forward(90_000);
      equal(await service.useCases.offerForms(), 1);
      const { event } = await visitor.next(({ t, event }) => t === 'event.new' && event.kind === 'form');
      equal(event.state, 'offered');
    });

    it('is told by mail to a visitor who asked for that and has left, once', async () => {
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?', boot: newBoot() });
      const { token } = await visitor.next('message.ack');
      const { conversation } = await staff.next('conversation.new');
      const visitorCall = async (path: string, more: object): Promise<void> => {
        const body = { shop: merchant.shop.key, ref: randomUUID(), ...more };
        const reply = await call(service, 'POST', `/v1/visitor/${path}`, { token: String(token), body });
        ok(reply.status < 300, reply.text);
      };
      await visitorCall('answer-by-mail', {});
      const { event } = await staff.next(isCard('asked'));
      await visitorCall('cards/answer', { cardId: event.cardId, values: ['wanda.wroci@example.net'] });
      await staff.next(isCard('answered'));
      staff.send({ t: 'conversation.take', ref: randomUUID(), conversationId: conversation.id });
      await staff.next('message.ack');
      await visitor.close();
      await staff.next('visitor.left');
      await sendTwice(staff, { conversationId: conversation.id, text: 'Już jest' });
      for (let round = 0; round < 3; round += 1) {
        await service.useCases.tellAnswers();
        clock.forward(15_000);
      }
      const mails = await service.stores.mails.list(scopeOfShop(merchant.shop.id), 9);
      const kinds = mails.map(({ kind }) => kind).filter((kind) => kind === 'answer_waiting');
      deepEqual(kinds, ['answer_waiting']);
    });
  });
