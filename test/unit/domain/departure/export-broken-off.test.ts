import assert from 'node:assert/strict';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';

const leaving = async () => {
  const scene = makeDomainScene();
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  await shop.sendForm();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  await stores.staff.update(staff.id, { passwordHash: await scene.ports.passwords.hash(PASSWORD) });
  const owner = await useCases.resolveAccess(staff.id);
  assert.ok(owner);
  const typedName = (await shop.now()).name;
  await useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
  const parts = async () =>
    (await useCases.exportShop(owner, shop.id, PASSWORD)).parts[Symbol.asyncIterator]();
  const exportedAt = async () => (await stores.departures.current(shop.scope))?.exportedAt;
  return { scene, parts, exportedAt };
};

describe('the export of a shop that leaves', () => {
  it('stands in its departure once every part of it was taken, and not when it broke off [PR-5]', async () => {
    const { scene, parts, exportedAt } = await leaving();
    const broken = await parts();
    for (const _ of [1, 2]) assert.equal((await broken.next()).done, false);
    await broken.return?.();
    assert.equal(await exportedAt(), null);

    const whole = await parts();
    let text = '';
    for (let part = await whole.next(); !part.done; part = await whole.next()) {
      assert.equal(await exportedAt(), null);
      text += part.value;
    }
    assert.equal((JSON.parse(text) as { leads: unknown[] }).leads.length, 1);
    assert.deepEqual(await exportedAt(), scene.clock.now());
  });
});
