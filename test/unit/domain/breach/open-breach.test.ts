import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const TOUCHED = { kinds: ['leads'], natures: ['confidentiality'], reach: 'stored' } as const;
const FACTS = { ...TOUCHED, what: 'x', consequences: 'x', measures: 'x' };

/** An operator with five shops, each with one lead, over stores of which a test can let calls fail or wait. */
const fiveShops = async () => {
  const beforeRows: () => Promise<void> = async () => undefined;
  const faults = { noticesUntilFault: Number.POSITIVE_INFINITY, beforeRows };
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    between: ({ breaches, shopArchive }) => ({
      breaches: {
        ...breaches,
        addNotice: async (...given) => {
          faults.noticesUntilFault -= 1;
          if (faults.noticesUntilFault === 0) throw new DomainError('unavailable', 'The database is away.');
          return breaches.addNotice(...given);
        },
      },
      shopArchive: {
        ...shopArchive,
        async *rows(...given) {
          await faults.beforeRows();
          yield* shopArchive.rows(...given);
        },
      },
    }),
  });
  const at = scene.clock.now();
  const shops = [];
  for (let count = 0; count < 5; count += 1) {
    const shop = await scene.openShop();
    await scene.stores.leads.insert(shop.scope, aLead({ shopId: shop.id, createdAt: at, lastContactAt: at }));
    shops.push(shop);
  }
  const [first] = shops;
  assert.ok(first);
  const owner = await accessTo(scene, [[first, 'owner']]);
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const { openBreach, resumeBreaches, notifyBreach, listBreaches, breachDraft } = scene.useCases;
  const given = {
    ...{ shopId: null, shopIds: null, isDrill: false, from: at, to: at, foundAt: at, ref: randomUUID() },
    ...FACTS,
  };
  return {
    faults,
    open: (changes: { ref?: string } = {}) => openBreach(operator, { ...given, ...changes }),
    /** As the console, which waits no longer. */
    openUnwaited: () => openBreach(operator, given, async () => null),
    register: async () =>
      (await listBreaches(operator)).map(({ notices }) =>
        notices.map(({ isCounted, leads }) => [isCounted, leads]),
      ),
    resume: resumeBreaches,
    notify: async () => notifyBreach(operator, (await listBreaches(operator))[0]?.breach.id ?? 'brc_none'),
    draft: async () =>
      breachDraft(operator, (await listBreaches(operator))[0]?.breach.id ?? 'brc_none', 'pl'),
  };
};
const EACH = (row: [boolean, number]) => Array.from({ length: 5 }, () => row);

describe('a breach of several shops that is recorded', () => {
  it('is recorded once by a repeat whose first answer was lost, and again as another one [SE-4]', async () => {
    const { open, register } = await fiveShops();
    const { breach } = await open();
    assert.equal((await open()).breach.id, breach.id);
    assert.deepEqual(await register(), [EACH([true, 1])]);
    await open({ ref: randomUUID() });
    assert.equal((await register()).length, 2);
  });

  it('is in no register when it was cut short, and whole after the same request again [SE-4]', async () => {
    const { faults, open, register, resume } = await fiveShops();
    faults.noticesUntilFault = 3;
    await assertRefused(open(), 'unavailable');
    assert.equal(await resume(), 0);
    assert.deepEqual(await register(), []);
    await open();
    assert.deepEqual(await register(), [EACH([true, 1])]);
  });

  it('stands with all its shops before they are counted; until then nobody is notified [SE-4]', async () => {
    const { faults, openUnwaited, register, notify, draft, resume } = await fiveShops();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    faults.beforeRows = () => gate;
    await openUnwaited();
    assert.deepEqual(await register(), [EACH([false, 0])]);
    await assertRefused(notify(), 'conflict');
    await assertRefused(draft(), 'conflict');
    open();
    await resume();
    assert.deepEqual(await register(), [EACH([true, 1])]);
    await notify();
  });

  it('is counted by a job when the count failed, shop by shop [SE-4]', async () => {
    const { faults, open, register, resume } = await fiveShops();
    let calls = 0;
    faults.beforeRows = async () => {
      calls += 1;
      if (calls === 2) throw new Error('A row of this shop cannot be read.');
    };
    await open();
    const [counted] = await register();
    assert.deepEqual(counted?.filter(([isCounted]) => isCounted).length, 4);
    assert.equal(await resume(), 1);
    assert.deepEqual(await register(), [EACH([true, 1])]);
    assert.equal(await resume(), 0);
  });
});
