import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { MemberSet } from '../../../scripts/setup/replica-members.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeDriverCounts } from '../../../service/store/mongo/base/driver-counts.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isRealEngine, startOwnMemberSet } from '../../support/database/database.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { assertStoredOnce, sendAll } from '../../support/scenes/send-through-faults.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

// Defined on a real MongoDB only, so that nothing counts as skipped.
if (isRealEngine) {
  describe('a set of three members, written to with a majority', () => {
    const counts = makeDriverCounts();
    let set: MemberSet;
    let service: TestService;
    before(async () => {
      set = await startOwnMemberSet();
      service = await startTestService({ stores: await openMongoStores(set.url('zgoda'), { counts }) });
    });
    after(async () => {
      await service?.stop();
      await set?.stop();
    });

    const whole = async (): Promise<void> => {
      for (const member of set.members) if (member.pid() === null) await member.start();
    };
    const chatThrough = async (merchant: Merchant, faults: Record<number, () => Promise<void>>) => {
      const staff = await connectStaff(service, merchant.email);
      const texts = Array.from({ length: 30 }, (_, index) => `wiadomość ${index + 1}`);
      const waiting = new Map(Object.entries(faults));
      const acked = await sendAll(
        (token) => connectVisitor(service, merchant.shop, token === undefined ? {} : { token }),
        texts,
        newBoot(),
        async (count) => {
          const fault = waiting.get(String(count));
          waiting.delete(String(count));
          await fault?.();
        },
      );
      staff.socket.terminate();
      await assertStoredOnce(merchant, service, texts, acked);
      assert.deepEqual([...waiting.keys()], []);
    };

    it('loses, doubles and swaps no message when its primary steps down and when it is killed', async () => {
      const merchant = await makeMerchant(service);
      const before = counts.figures().elections;
      await chatThrough(merchant, {
        5: () => set.stepDown(),
        12: async () => (await set.primary()).kill(),
        20: whole,
        25: () => set.stepDown(),
      });
      assert.equal(counts.figures().elections - before >= 3, true);
    });

    it('acknowledges nothing that one member alone has stored', async () => {
      const merchant = await makeMerchant(service);
      await chatThrough(merchant, {
        8: async () => {
          const primary = await set.primary();
          const goOn = set.members.filter((member) => member !== primary).map((member) => member.freeze());
          // A primary accepts writes until it has seen no majority for a second.
          while (await set.isPrimary(primary)) await new Promise((resolve) => setTimeout(resolve, 50));
          await primary.kill();
          for (const one of goOn) one();
          await set.primary();
          await primary.start();
        },
      });
    });

    it('keeps every acknowledged lead once, with its proof, when its primary is killed', async () => {
      const merchant = await makeMerchant(service);
      await pushPolicy(service, merchant);
      const sessions = await Promise.all(
        Array.from({ length: 12 }, () => openSession(service, merchant.shop)),
      );
      const bodies = sessions.map((session) => leadBody(merchant.shop, session, { ref: randomUUID() }));
      /** Like the widget: resends the same form until it gets a response. */
      const submit = async (body: Record<string, unknown>): Promise<void> => {
        for (;;) {
          const { status } = await call(service, 'POST', '/v1/visitor/leads', { body }).catch(() => ({
            status: 0,
          }));
          if (status === 200 || status === 201) return;
          assert.equal([0, 503].includes(status), true, `answered ${status}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      const [first, ...rest] = bodies;
      if (first !== undefined) await submit(first);
      const killed = (await set.primary()).kill();
      await Promise.all(rest.map(submit));
      await killed;
      const scope = scopeOfShop(merchant.shop.id);
      const stored = await service.stores.leads.ids(scope);
      assert.equal(stored.length, bodies.length);
      for (const { ref } of bodies) {
        const lead = await service.stores.leads.findByRef(scope, String(ref));
        const proof = lead?.consentEventId ?? null;
        assert.notEqual(proof, null);
      }
    });
  });
}
