import assert from 'node:assert/strict';
import { breachView } from '../../../../service/views/record-views.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const withBreach = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const at = scene.clock.now();
  const { breach } = await scene.useCases.openBreach(owner, {
    ...{ shopId: shop.id, shopIds: null, reach: 'stored', from: at, to: at, foundAt: at },
    ...{ kinds: ['leads'], natures: ['availability'], what: 'x', consequences: 'x', measures: 'x' },
  });
  const judge = (risk: 'unlikely' | 'risk' | 'high', reason: string) =>
    scene.useCases.assessBreach(owner, shop.id, breach.id, { risk, reason });
  return { scene, shop, owner, breach, judge };
};

describe('the risk of a breach', () => {
  it('is judged by the controller with a reason; each judgement stays, with who made it [SE-4]', async () => {
    const { scene, shop, owner, judge } = await withBreach();
    await judge('unlikely', 'The disk was encrypted.');
    scene.clock.forward(3_600_000);
    await judge('risk', 'The key was on the same disk.');
    const [entry] = (await scene.useCases.listShopBreaches(owner, shop.id)).map(breachView);
    assert.deepEqual(
      entry?.notices[0]?.assessments.map(({ risk, reason, byName }) => ({ risk, reason, byName })),
      [
        { risk: 'unlikely', reason: 'The disk was encrypted.', byName: owner.staff.name },
        { risk: 'risk', reason: 'The key was on the same disk.', byName: owner.staff.name },
      ],
    );
    const acts = (await shop.acts()).filter(({ action }) => action === 'breach.assess');
    assert.deepEqual(
      acts.map(({ actor, details }) => ({ actor, details })),
      [
        { actor: owner.staff.id, details: { risk: 'unlikely' } },
        { actor: owner.staff.id, details: { risk: 'risk' } },
      ],
    );
  });

  it('is for the owner of the shop to judge, and for nobody of another shop [SE-1, SE-3]', async () => {
    const { scene, shop, owner, breach } = await withBreach();
    const judged = { risk: 'unlikely', reason: 'x' } as const;
    const manager = await accessTo(scene, [[shop, 'manager']]);
    await assertRefused(scene.useCases.assessBreach(manager, shop.id, breach.id, judged), 'forbidden');
    const other = await scene.openShop();
    await assertRefused(scene.useCases.assessBreach(owner, other.id, breach.id, judged), 'not_found');
    const stranger = await accessTo(scene, [[other, 'owner']]);
    await assertRefused(scene.useCases.assessBreach(stranger, other.id, breach.id, judged), 'not_found');
  });

  it('is not told to the operator, who keeps the numbers of each shop alone', async () => {
    const { scene, shop, owner, breach, judge } = await withBreach();
    await judge('unlikely', 'x');
    const { notices } = await scene.useCases.closeBreach(owner, breach.id);
    assert.deepEqual(notices[0]?.assessments, []);
    assert.equal(notices[0]?.shopId, shop.id);
  });
});
