import assert from 'node:assert/strict';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { withBoxes } from '../../../support/scenes/boxes-scene.ts';

const WRITINGS = ['600 700 800', '+48 600-700-800', '0048600700800', '0600700800', '48 600 700 800'];

/** The same number in two formats, as under a language without a home prefix. */
const withTwoRows = async () => {
  const all = await withBoxes();
  const { scene, shop, tickWith } = all;
  await tickWith('600 700 800', ['phone']);
  const [first] = await scene.stores.subscriptions.newest(shop.scope, 1);
  assert.ok(first);
  const { vault, digest, ids } = scene.ports;
  const number = '+48 600 700 800';
  const second = { ...first, id: ids.next('sub') };
  await scene.stores.subscriptions.insert(shop.scope, {
    ...second,
    subjectKey: await vault.subjectKey(shop.scope, 'phone', number),
    sealed: await vault.seal(shop.scope, number),
    unsubscribeHash: digest.sha256Hex(digest.keyed('unsubscribe', second.id)),
    consentEventId: null,
  });
  return { ...all, first, second };
};

describe('one number in two writings', () => {
  for (const writing of WRITINGS) {
    it(`is one entry: ${WRITINGS[0]} and ${writing} [MK-4, CO-3]`, async () => {
      const { scene, shop, tickWith, offers } = await withBoxes();
      await tickWith('600 700 800', ['phone']);
      await tickWith(writing, ['phone']);
      assert.equal((await scene.stores.subscriptions.ids(shop.scope)).length, 1);
      assert.equal((await offers()).length, 1);
    });

    it(`is not imported as 600700800 after it withdrew as ${writing} [MK-4]`, async () => {
      const { scene, shop, tickWith } = await withBoxes();
      await tickWith(writing, ['phone']);
      const [row] = await scene.stores.subscriptions.newest(shop.scope, 1);
      assert.ok(row);
      await scene.useCases.unsubscribe(scene.ports.digest.keyed('unsubscribe', row.id));
      const owner = await accessTo(scene, [[shop, 'owner']]);
      const input = { channel: 'phone', note: 'x', dryRun: false } as const;
      for (const line of WRITINGS) {
        const csv = `phone\n${line}\n`;
        const { added, suppressed } = await scene.useCases.importSubscriptions(owner, shop.id, {
          ...input,
          csv,
        });
        assert.deepEqual([line, added, suppressed], [line, 0, 1]);
      }
      const csv = `phone\n${WRITINGS.join('\n')}\n`;
      const report = await scene.useCases.importSubscriptions(owner, shop.id, { ...input, csv });
      assert.deepEqual([report.suppressed, report.repeated], [1, WRITINGS.length - 1]);
      assert.deepEqual(await scene.stores.subscriptions.ids(shop.scope), []);
    });

    it(`is counted once as withdrawn, and may sign up again as ${writing} [MK-4]`, async () => {
      const { scene, shop, tick, tickWith, unsubscribeSecret, exportedNumbers } = await withBoxes();
      await tick('phone');
      await scene.useCases.unsubscribe(await unsubscribeSecret('phone'));
      assert.equal(await scene.stores.suppressions.count(shop.scope, 'phone'), 1);
      await tickWith(writing, ['phone']);
      assert.equal(await scene.stores.suppressions.count(shop.scope, 'phone'), 0);
      assert.equal((await exportedNumbers()).length, 1);
    });
  }

  for (const which of ['first', 'second'] as const) {
    it(`is off the list at one press, in both: the ${which} [MK-4, CO-6]`, async () => {
      const { scene, shop, offers, exportedNumbers, ...rows } = await withTwoRows();
      await scene.useCases.unsubscribe(scene.ports.digest.keyed('unsubscribe', rows[which].id));
      assert.deepEqual(await exportedNumbers(), []);
      assert.deepEqual(await scene.stores.subscriptions.ids(shop.scope), []);
      assert.deepEqual(
        (await offers()).map(({ action }) => action),
        ['granted', 'withdrawn'],
      );
    });
  }

  it('is in no export when only the other writing is marked [MK-4]', async () => {
    const { scene, shop, tickWith, keyOf, exportedNumbers } = await withBoxes();
    await tickWith('600 700 800', ['phone']);
    const since = scene.clock.now();
    const mark = { shopId: shop.id, channel: 'phone', subjectKey: await keyOf('phone'), since } as const;
    await scene.stores.suppressions.put(shop.scope, mark);
    assert.deepEqual(await exportedNumbers(), []);
  });

  it('withdraws once when the person has everything erased [MK-4, RT-2]', async () => {
    const { scene, shop, offers } = await withTwoRows();
    const { subject } = await scene.useCases.findPerson(await shop.now(), shop.scope, {
      phone: '0600 700 800',
    });
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'erasure', channel: 'console', locale: 'en', subject, identity: 'email' },
      actor: 'staff:stf_ada',
    });
    await (await scene.useCases.runErasure.start(shop.scope, request, 'staff:stf_ada')).ended;
    assert.deepEqual(await scene.stores.subscriptions.ids(shop.scope), []);
    assert.deepEqual(
      (await offers()).map(({ action }) => action),
      ['granted', 'withdrawn'],
    );
  });

  it('stays two numbers where the shop has no home prefix', async () => {
    const { scene, shop, tickWith } = await withBoxes();
    await shop.change({ locale: 'en' });
    await tickWith('600 700 800', ['phone']);
    await tickWith('+48 600 700 800', ['phone']);
    assert.equal((await scene.stores.subscriptions.ids(shop.scope)).length, 2);
  });
});
