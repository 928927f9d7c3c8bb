import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import type { SubjectRequestId, SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { whole } from '../../../support/whole.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'zaneta@example.net';

const withMeanwhile = () => {
  let atLeads: () => Promise<unknown> = async () => undefined;
  let atChange: (id: string) => Promise<unknown> = async () => undefined;
  const between = (stores: Stores): Partial<Stores> => ({
    leads: {
      ...stores.leads,
      async findBySubject(...args) {
        const now = atLeads;
        atLeads = async () => undefined;
        await now();
        return stores.leads.findBySubject(...args);
      },
    },
    subjectRequests: {
      ...stores.subjectRequests,
      async change(...args) {
        await atChange(args[1]);
        return stores.subjectRequests.change(...args);
      },
    },
  });
  const scene = makeDomainScene({ between });
  const register = async (shop: SceneShop, kind: SubjectRequestKind) =>
    scene.useCases.requestDesk.register(shop.scope, {
      kind,
      channel: 'console',
      locale: 'pl',
      subject: (await scene.useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL })).subject,
      identity: 'order',
      actor: 'stf_ada',
    });
  return {
    ...scene,
    register,
    whileLeadsAreSought: (act: () => Promise<unknown>) => {
      atLeads = act;
    },
    atEachChange: (act: (id: string) => Promise<unknown>) => {
      atChange = act;
    },
  };
};

describe('an erasure that runs', () => {
  it('is not disturbed by a mail that confirms the address: that is refused until it has ended [RT-2]', async () => {
    const { useCases, stores, openShop, register, whileLeadsAreSought } = withMeanwhile();
    const shop = await openShop();
    const { lead } = await shop.sendForm();
    const request = await register(shop, 'erasure');
    let wasRefused = false;
    whileLeadsAreSought(async () => {
      const now = await useCases.requestDesk.read(shop.scope, request.id);
      const sending = async () => useCases.sendIdentityMail(await shop.now(), shop.scope, now, 'stf_ada');
      await assertRefused(sending, 'conflict');
      wasRefused = true;
    });
    const { ended } = await useCases.runErasure.start(shop.scope, request, 'stf_ada');
    assert.equal((await ended).state, 'done');
    assert.deepEqual([wasRefused, await stores.leads.get(shop.scope, lead.id)], [true, null]);
  });

  it('goes on when somebody else records a step of the same request [RT-2]', async () => {
    const { useCases, stores, openShop, register, whileLeadsAreSought } = withMeanwhile();
    const shop = await openShop();
    const { lead } = await shop.sendForm();
    const request = await register(shop, 'erasure');
    whileLeadsAreSought(async () => {
      const now = await useCases.requestDesk.read(shop.scope, request.id);
      await useCases.showAnswer(await shop.now(), shop.scope, now, 'stf_jan', whole);
    });
    const { ended } = await useCases.runErasure.start(shop.scope, request, 'stf_ada');
    const { state, steps } = await ended;
    assert.equal(state, 'done');
    assert.deepEqual(
      steps.map(({ act }) => act),
      ['received', 'exported', 'erased'],
    );
    assert.equal(await stores.leads.get(shop.scope, lead.id), null);
  });
});

describe('the reminders of requests that are due', () => {
  const dueOfTwoShops = async () => {
    const scene = withMeanwhile();
    const shops = [await scene.openShop(), await scene.openShop()] as const;
    const requests = [];
    for (const shop of shops) {
      await accessTo(scene, [[shop, 'owner']]);
      requests.push(await scene.register(shop, 'erasure'));
    }
    const reminded = (shop: SceneShop, id: SubjectRequestId) =>
      scene.useCases.requestDesk.read(shop.scope, id).then(({ remindedDays }) => remindedDays);
    const [first, second] = requests;
    assert.ok(first && second);
    return { ...scene, shops, first, second, reminded };
  };

  it('leave out a request whose erasure runs [RT-2, RT-5]', async () => {
    const { useCases, clock, shops, first, second, reminded } = await dueOfTwoShops();
    const work = { kind: 'erase', at: clock.now(), actor: 'stf_ada', done: 0, total: 9 } as const;
    await useCases.requestDesk.change(shops[0].scope, first, { work });
    clock.forward(25 * DAY_MS);
    assert.equal(await useCases.remindDue(), 1);
    assert.deepEqual(await reminded(shops[0], first.id), []);
    assert.deepEqual(await reminded(shops[1], second.id), [7]);
  });

  it('go on with all other requests when somebody changes one at the same moment [RT-5]', async () => {
    const { useCases, clock, shops, first, second, reminded, atEachChange } = await dueOfTwoShops();
    clock.forward(25 * DAY_MS);
    atEachChange(async (id) => {
      atEachChange(async () => undefined);
      const shop = id === first.id ? shops[0] : shops[1];
      const now = await useCases.requestDesk.read(shop.scope, id as SubjectRequestId);
      await useCases.extendRequest(shop.scope, now, 'complexity', 'stf_jan');
    });
    await useCases.remindDue();
    const both = [await reminded(shops[0], first.id), await reminded(shops[1], second.id)];
    assert.deepEqual(both.flat(), [7], 'the one that was extended is due later');
  });
});
