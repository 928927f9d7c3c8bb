import assert from 'node:assert/strict';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';

const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    between: over,
  });
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  const passwordHash = await scene.ports.passwords.hash(PASSWORD);
  await stores.staff.update(staff.id, { locale: 'de', passwordHash });
  const owner = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
  const standing = async () => ({
    isLeaving: (await stores.departures.current(shop.scope)) !== null,
    isClosed: (await shop.now()).closesAt !== null,
    mails: (await shop.mails()).map(({ locale }) => locale),
  });
  return { scene, shop, owner, cutAfter, standing };
};

describe('a departure whose process died', () => {
  it('after any step either never began, or closes the chat and tells the owner once [PR-5]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, shop, owner, cutAfter, standing } = await made();
      const typedName = (await shop.now()).name;
      const isWhole = await cutAfter(calls, () =>
        scene.useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName }),
      );
      await scene.useCases.resumeDepartures();
      const { isLeaving, ...rest } = await standing();
      assert.deepEqual(rest, { isClosed: isLeaving, mails: isLeaving ? ['de'] : [] }, `after ${calls} calls`);
      await scene.useCases.resumeDepartures();
      assert.deepEqual((await standing()).mails, rest.mails, 'nor twice');
      if (isWhole) break;
    }
  });

  it('tells the shop once that it leaves because its agreement has ended [PR-5]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, shop, cutAfter, standing } = await made();
      const ended = anAgreement({ shopId: shop.id, state: 'terminated', bindingId: null });
      await scene.stores.agreements.put(shop.scope, ended);
      const isWhole = await cutAfter(calls, () => scene.useCases.followAgreements());
      await scene.useCases.resumeDepartures();
      await scene.useCases.followAgreements();
      assert.deepEqual(
        await standing(),
        { isLeaving: true, isClosed: false, mails: ['pl'] },
        `${calls} calls`,
      );
      if (isWhole) break;
    }
  });

  it('stays cancelled when it is cancelled in the moment in which it is completed [PR-5]', async () => {
    for (let calls = 0; calls < 12; calls += 1) {
      const { scene, shop, owner, cutAfter, standing } = await made();
      const typedName = (await shop.now()).name;
      await scene.useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
      await cutAfter(calls, () => scene.useCases.cancelDeparture(owner, shop.id));
      const completed = scene.useCases.resumeDepartures();
      if ((await standing()).isLeaving) await scene.useCases.cancelDeparture(owner, shop.id);
      await completed;
      const { isLeaving, isClosed } = await standing();
      assert.deepEqual(
        { isLeaving, isClosed },
        { isLeaving: false, isClosed: false },
        `after ${calls} calls`,
      );
    }
  });

  it('shows open widgets that the chat is open again when it was cancelled in that moment [PR-5]', async () => {
    let isCancelled = false;
    const scene = makeDomainScene({
      between: ({ departures }) => ({
        departures: {
          ...departures,
          current: async (scope) => (isCancelled ? null : departures.current(scope)),
        },
      }),
    });
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    await scene.stores.staff.update(owner.staff.id, {
      passwordHash: await scene.ports.passwords.hash(PASSWORD),
    });
    const access = (await scene.useCases.resolveAccess(owner.staff.id)) ?? assert.fail();
    const typedName = (await shop.now()).name;
    await scene.useCases.startDeparture(access, shop.id, { password: PASSWORD, typedName });
    await scene.stores.shops.update(shop.scope, { closesAt: null });
    isCancelled = true;
    const told = () => scene.events.filter(({ type }) => type === 'notice.changed').length;
    const before = told();
    await scene.useCases.resumeDepartures();
    assert.equal((await shop.now()).closesAt, null);
    assert.equal(told() - before, 2, 'closed, and open again');
  });
});
