import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';

const leaving = async (between: (stores: Stores) => Partial<Stores>) => {
  const scene = makeDomainScene({ between });
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  await stores.staff.update(staff.id, { passwordHash: await scene.ports.passwords.hash(PASSWORD) });
  const owner = await useCases.resolveAccess(staff.id);
  assert.ok(owner);
  const typedName = (await shop.now()).name;
  await useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
  const cancel = () => useCases.cancelDeparture(owner, shop.id);
  const standing = async () => ({
    isLeaving: (await stores.departures.current(shop.scope)) !== null,
    closesAt: (await shop.now()).closesAt,
  });
  return { cancel, standing };
};

describe('cancelling a departure', () => {
  for (const step of ['shop', 'departure'] as const) {
    it(`is completed by pressing again when it was cut short at the ${step} [PR-5]`, async () => {
      let isDown = false;
      const stopIfDown = () => {
        if (isDown) throw new Error('killed');
      };
      const { cancel, standing } = await leaving(({ shops, departures }) => ({
        shops: {
          ...shops,
          async update(scope, changes) {
            if (step === 'shop') stopIfDown();
            return shops.update(scope, changes);
          },
        },
        departures: {
          ...departures,
          async move(scope, id, from, changes) {
            if (step === 'departure') stopIfDown();
            return departures.move(scope, id, from, changes);
          },
        },
      }));
      isDown = true;
      await assert.rejects(cancel(), /killed/);
      assert.equal((await standing()).isLeaving, true);
      isDown = false;
      await cancel();
      assert.deepEqual(await standing(), { isLeaving: false, closesAt: null });
    });
  }

  it('opens the chat also when it is pressed twice at the same moment [PR-5]', async () => {
    const { cancel, standing } = await leaving(() => ({}));
    await Promise.all([cancel(), cancel()]);
    assert.deepEqual(await standing(), { isLeaving: false, closesAt: null });
  });

  it('leaves the chat closed when the deletion has started meanwhile [PR-5]', async () => {
    const { cancel, standing } = await leaving(({ departures }) => ({
      departures: { ...departures, move: async () => null },
    }));
    const before = await standing();
    assert.ok(before.closesAt);
    await assertRefused(cancel(), 'conflict');
    assert.deepEqual(await standing(), before);
  });
});
