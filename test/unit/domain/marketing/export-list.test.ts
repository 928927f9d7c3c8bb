import assert from 'node:assert/strict';
import type { SuppressionStore } from '../../../../service/domain/model/marketing/subscription-store.ts';
import { aSubscription } from '../../../support/builders/marketing-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const ROWS = 450;

/** `wait` runs before each read of withdrawals. */
const withList = async (wait: () => Promise<void> = async () => undefined) => {
  let looks = 0;
  const scene = makeDomainScene({
    between: ({ suppressions }) => {
      const whichExist: SuppressionStore['whichExist'] = async (...asked) => {
        looks += 1;
        await wait();
        return suppressions.whichExist(...asked);
      };
      const has: SuppressionStore['has'] = async (...asked) => {
        looks += 1;
        await wait();
        return suppressions.has(...asked);
      };
      return { suppressions: { ...suppressions, whichExist, has } };
    },
  });
  const shop = await scene.openShop();
  const { vault } = scene.ports;
  for (const channel of ['email', 'phone'] as const)
    for (let number = 0; number < ROWS; number += 1) {
      const address = channel === 'email' ? `one${number}@example.net` : `+48 600 ${100_000 + number}`;
      const subjectKey = await vault.subjectKey(shop.scope, channel, address);
      const sealed = await vault.seal(shop.scope, address);
      const row = { shopId: shop.id, channel, state: 'confirmed', subjectKey, sealed } as const;
      await scene.stores.subscriptions.insert(shop.scope, aSubscription(row));
      if (number % 150 === 7)
        await scene.stores.suppressions.put(shop.scope, {
          ...{ shopId: shop.id, channel, subjectKey },
          since: scene.clock.now(),
        });
    }
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const acts = async () => (await shop.acts()).filter(({ action }) => action === 'marketing.export');
  return {
    exportOf: (channel: 'email' | 'phone') => scene.useCases.exportSubscriptions(owner, shop.id, channel),
    acts,
    looks: () => looks,
  };
};

describe('a long list for offers that is exported', () => {
  it('begins before the list was read, so that no proxy ends a call without a byte', async () => {
    const { exportOf, acts } = await withList(() => new Promise(() => undefined));
    const parts = (await exportOf('email'))[Symbol.asyncIterator]();
    assert.deepEqual(await parts.next(), { done: false, value: '\uFEFF' });
    assert.deepEqual(await acts(), []);
  });

  it('is not written down for a caller who left before the first address [PR-6]', async () => {
    const { exportOf, acts } = await withList();
    const parts = (await exportOf('email'))[Symbol.asyncIterator]();
    await parts.next();
    assert.match((await parts.next()).value, /^address,/);
    await parts.return?.();
    assert.deepEqual(await acts(), []);
  });

  it('is written down before the first address leaves [PR-6]', async () => {
    const { exportOf, acts } = await withList();
    const parts = (await exportOf('email'))[Symbol.asyncIterator]();
    for (const start of ['\uFEFF', 'address', 'one'] as const)
      assert.ok((await parts.next()).value.startsWith(start), start);
    await parts.return?.();
    assert.deepEqual(
      (await acts()).map(({ details }) => details),
      [{ channel: 'email', count: ROWS - 3 }],
    );
  });

  for (const channel of ['email', 'phone'] as const)
    it(`asks once a page what was withdrawn by ${channel}, and leaves that out [MK-4]`, async () => {
      const { exportOf, looks } = await withList();
      let text = '';
      for await (const part of await exportOf(channel)) text += part;
      assert.equal(text.trim().split('\r\n').length, 1 + ROWS - 3);
      assert.equal(looks(), 2 * 3);
    });
});
