import { equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { brokenMailer } from '../../support/fakes/fake-mailer.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
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
import type { TestService } from '../../support/service/start-service.ts';

const HOUR_MS = 3_600_000;
const WAIT_MS = 20_000;

if (!isQuickRun)
  describe('What the process of the jobs knows of chats at another one', () => {
    const clock = makeFakeClock(new Date().toISOString());
    let processes: Processes;
    let one: TestService;
    let two: TestService;
    let merchant: Merchant;
    let staff: FrameClient;
    let visitor: FrameClient;
    before(async () => {
      const overrides = { clock, mailer: brokenMailer };
      processes = await startProcesses(2, { env: { ZGODA_REPAIR_MS: '100' }, overrides });
      [one, two] = processes.all as [TestService, TestService];
    });
    after(() => processes.stop());
    beforeEach(async () => {
      merchant = await makeMerchant(one);
      await pushPolicy(one, merchant);
      // From now on it relies on notifications and reads no rows.
      await one.useCases.offerForms();
      await one.useCases.tellAnswers();
      staff = await connectStaff(two, merchant.email);
      visitor = await connectVisitor(two, merchant.shop);
    });
    afterEach(() => Promise.all([staff.close(), visitor.close()]));

    const open = async (): Promise<{ token: string; id: string }> => {
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?', boot: newBoot() });
      const { token } = await visitor.next('message.ack');
      const { conversation } = await staff.next('conversation.new');
      return { token: String(token), id: String(conversation.id) };
    };
    const atOne = async (path: string, token: string, more: object = {}) => {
      const body = { shop: merchant.shop.key, ...more };
      const reply = await call(one, 'POST', `/v1/visitor/${path}`, { token, body });
      ok(reply.status < 300, reply.text);
    };
    const rounds = async (job: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> => {
      const endsBy = performance.now() + WAIT_MS;
      while (!(await isDone())) {
        ok(performance.now() < endsBy, 'no round of the job did it');
        await job();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };

    it('offers the form to a visitor who wrote while Redis was away', async () => {
      await processes.redis.kill();
      await open();
      await processes.redis.start();
      clock.forward(90_000);
      await rounds(one.useCases.offerForms, async () =>
        visitor.frames.some(({ t, event }) => t === 'event.new' && event.kind === 'form'),
      );
    });

    const openWithMail = async (): Promise<string> => {
      const { token, id } = await open();
      await atOne('answer-by-mail', token, { ref: randomUUID() });
      const { event } = await staff.next(isCard('asked'));
      const values = ['wanda.wroci@example.net'];
      await atOne('cards/answer', token, { ref: randomUUID(), cardId: event.cardId, values });
      await staff.next(
        ({ t, conversation }) => t === 'conversation.new' && conversation.answeredByMailUntil !== null,
      );
      return id;
    };
    const answer = async (conversationId: string): Promise<void> => {
      staff.send({ t: 'message.send', ref: randomUUID(), conversationId, text: 'Już jest' });
      await staff.next('message.ack');
    };
    const visitorLeaves = async (): Promise<void> => {
      await visitor.close();
      await staff.next('visitor.left');
    };
    const isTold = async (): Promise<void> => {
      const mails = () => one.stores.mails.list(scopeOfShop(merchant.shop.id), 9);
      const later = async () => {
        clock.forward(15_000);
        await one.useCases.tellAnswers();
      };
      await rounds(later, async () => (await mails()).some(({ kind }) => kind === 'answer_waiting'));
    };

    it('tells by mail what a consultant answers right after the visitor asked for it at the other process', async () => {
      const id = await openWithMail();
      await answer(id);
      await visitorLeaves();
      await isTold();
    });

    it('tells by mail of an answer that it did not hear of, once Redis is back', async () => {
      const id = await openWithMail();
      await visitorLeaves();
      await processes.redis.kill();
      await answer(id);
      await processes.redis.start();
      await isTold();
    });

    it('shows consoles until when a closed chat can go on, when the visitor has it remembered at the other process', async () => {
      const { token, id } = await open();
      staff.send({ t: 'conversation.close', ref: randomUUID(), conversationId: id });
      const { event } = await staff.next(({ t, event }) => t === 'event.new' && event.status === 'closed');
      await atOne('remember', token, { on: true });
      const shown = await staff.next(
        ({ t, conversation }) => t === 'conversation.new' && conversation.id === id,
      );
      const until = new Date(Date.parse(event.at) + 24 * HOUR_MS).toISOString();
      equal(shown.conversation.reopenUntil, until);
      const path = `/v1/staff/conversations/${id}`;
      const { token: held } = staff as FrameClient & { token: string };
      equal((await call(two, 'GET', path, { token: held })).body.reopenUntil, until);
    });
  });
