import { deepEqual, equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isQuickRun } from '../../support/database/database.ts';
import { type Processes, startProcesses } from '../../support/redis/two-processes.ts';
import { RUN_SEED } from '../../support/run-seed.ts';
import { connectStaff, connectVisitor, makeMerchant, newBoot } from '../../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

const MESSAGES = 15;

if (!isQuickRun)
  describe(`A chat over two processes whose hints are dropped, doubled and late (ZGODA_TEST_SEED=${RUN_SEED})`, () => {
    let processes: Processes;
    before(async () => {
      processes = await startProcesses(2, { seed: RUN_SEED, env: { ZGODA_REPAIR_MS: '100' } });
      processes.faults = { dropped: 0.3, doubled: 0.3, delayed: 0.5, mostDelayMs: 60 };
    });
    after(() => processes.stop());

    it('keeps every message once, in one order for both, while Redis is killed and started', async () => {
      const [one, two] = processes.all as [TestService, TestService];
      const merchant = await makeMerchant(one);
      const atOne = await connectStaff(one, merchant.email);
      const staff = await connectStaff(two, merchant.email);
      const visitor = await connectVisitor(one, merchant.shop);
      const write = async (client: FrameClient, text: string, more: object): Promise<number> => {
        const ref = randomUUID();
        client.send({ t: 'message.send', ref, text, ...more });
        return (await client.next((frame) => frame.t === 'message.ack' && frame.ref === ref)).seq;
      };
      await write(visitor, 'v 0', { boot: newBoot() });
      const conversationId = (await atOne.next('conversation.new')).conversation.id;
      const speak = async (client: FrameClient, who: string, more: object): Promise<void> => {
        for (let count = 1; count <= MESSAGES; count += 1) {
          await write(client, `${who} ${count}`, more);
          if (who === 'v' && count === 5) await processes.redis.kill();
          if (who === 'v' && count === 10) await processes.redis.start();
        }
      };
      await Promise.all([speak(visitor, 'v', {}), speak(staff, 's', { conversationId })]);

      const whole = async (client: FrameClient, more: object): Promise<AnyFrame[]> => {
        client.send({ t: 'events.resume', last: 0, ...more });
        return (await client.next('events.batch')).events;
      };
      const shown = await whole(staff, { conversationId });
      deepEqual(
        shown.map(({ seq }) => seq),
        shown.map((_, index) => index + 1),
      );
      const textsOf = (events: AnyFrame[], who: string): string[] =>
        events.flatMap(({ text }) => (String(text).startsWith(`${who} `) ? [String(text)] : []));
      const said = (who: string, from: number): string[] =>
        Array.from({ length: MESSAGES + 1 - from }, (_, index) => `${who} ${index + from}`);
      deepEqual(textsOf(shown, 'v'), said('v', 0));
      deepEqual(textsOf(shown, 's'), said('s', 1));
      for (let n = 1, last = 0; last < shown.length; n += 1) {
        visitor.send({ t: 'session.ping', n });
        ({ last } = await visitor.next((frame) => frame.t === 'session.pong' && frame.n === n));
      }
      equal((await whole(visitor, {})).length, shown.length);
      for (const client of [atOne, staff, visitor]) await client.close();
    });
  });
