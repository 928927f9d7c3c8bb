import assert from 'node:assert/strict';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const CSV = 'email\nanna@example.net\njan@example.net\n';
const FILE = { channel: 'email', note: 'Newsletter, 2024', dryRun: false, csv: CSV } as const;

const scened = async (changes: Parameters<typeof makeDomainScene>[0] = {}) => {
  const scene = makeDomainScene(changes);
  const shop = await scene.openShop();
  const access = await accessTo(scene, [[shop, 'manager']]);
  const { subscriptions } = scene.stores;
  const load = (csv: string = CSV) => scene.useCases.importSubscriptions(access, shop.id, { ...FILE, csv });
  const takeBack = () => scene.useCases.removeImported(access, shop.id, 'email');
  return { scene, shop, access, subscriptions, load, takeBack };
};

describe('an imported list', () => {
  it('is taken back as a whole, marks nobody as withdrawn, and can be imported again', async () => {
    const { scene, shop, subscriptions, load, takeBack } = await scened();
    await load();
    assert.equal(await takeBack(), 2);
    assert.deepEqual(await subscriptions.ids(shop.scope), []);
    assert.equal(await scene.stores.suppressions.count(shop.scope, 'email'), 0);
    const { action, details } = (await shop.acts()).at(-1) ?? {};
    assert.deepEqual([action, details], ['marketing.remove_imported', { channel: 'email', count: 2 }]);
    const { added, suppressed, known } = await load();
    assert.deepEqual({ added, suppressed, known }, { added: 2, suppressed: 0, known: 0 });
  });

  it('goes without those who consented since, and without what a person had restricted [RT-3, MK-4]', async () => {
    const { shop, subscriptions, load, takeBack } = await scened();
    await load('email\nanna@example.net\njan@example.net\newa@example.net\n');
    const [first, second] = await subscriptions.page(shop.scope, 'imported', 'email', null, 9);
    assert.ok(first && second);
    await subscriptions.change(shop.scope, first.id, 'imported', { state: 'confirmed', optIn: 'double' });
    const restrictedAt = new Date(0);
    await subscriptions.change(shop.scope, second.id, 'imported', { restrictedAt });
    assert.equal(await takeBack(), 1);
    assert.deepEqual(await subscriptions.ids(shop.scope), [first.id, second.id].sort());
  });

  it('is taken back by those alone who look after the lists [SE-3]', async () => {
    const { scene, shop } = await scened();
    const consultant = await accessTo(scene, [[shop, 'consultant']]);
    await assertRefused(scene.useCases.removeImported(consultant, shop.id, 'email'), 'forbidden');
  });

  it('counts what another import of the same file stored first as known', async () => {
    const { load, subscriptions, shop } = await scened({
      between: ({ subscriptions }) => ({
        subscriptions: {
          ...subscriptions,
          async insert(scope, row) {
            await subscriptions.insert(scope, { ...row, id: `sub_${'x'.repeat(15)}${row.id.slice(-7)}` });
            return subscriptions.insert(scope, row);
          },
        },
      }),
    });
    const { rows, added, known } = await load();
    assert.deepEqual({ rows, added, known }, { rows: 2, added: 0, known: 2 });
    assert.equal((await subscriptions.ids(shop.scope)).length, 2);
    assert.equal((await shop.acts()).at(-1)?.details?.added, 0);
  });
});
