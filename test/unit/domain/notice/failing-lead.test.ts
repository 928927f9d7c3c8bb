import assert from 'node:assert/strict';
import type { LeadId } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

/** Leads in `damaged` cannot be read. */
const withDamage = async (leads: number) => {
  const damaged = new Set<LeadId>();
  const scene = makeDomainScene({
    between: ({ leads: kept }) => ({
      leads: {
        ...kept,
        get: async (scope, id) => {
          if (damaged.has(id)) throw new Error('A damaged row.');
          return kept.get(scope, id);
        },
      },
    }),
  });
  const shop = await scene.openShop();
  const ids: LeadId[] = [];
  for (let count = 0; count < leads; count += 1) ids.push((await shop.sendForm()).lead.id);
  ids.sort();
  scene.clock.forward(DAY_MS);
  await shop.showPolicy({ contentSha256: 'b'.repeat(64) });
  const [change] = await scene.stores.policyChanges.list(shop.scope);
  assert.ok(change);
  await scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, 'inform');
  const carryOut = () => scene.useCases.carryOutChange(shop.scope, change.id);
  const read = async () => {
    const {
      reached,
      doneAt,
      failed = [],
    } = (await scene.stores.policyChanges.get(shop.scope, change.id)) ?? {};
    return { reached, isDone: doneAt !== null, failed };
  };
  const mailed = async () =>
    (await scene.stores.mails.list(shop.scope, 999)).filter(({ kind }) => kind === 'policy_changed').length;
  return { scene, shop, ids, damaged, carryOut, read, mailed };
};

describe('a decision on a change of the policy that meets damaged leads', () => {
  it('reaches everybody else, and is done once it reached those too, each with one mail [D5]', async () => {
    const { scene, shop, ids, damaged, carryOut, read, mailed } = await withDamage(103);
    const failed = [ids[0], ids[101]].flatMap((id) => id ?? []);
    for (const id of failed) damaged.add(id);
    await assert.rejects(carryOut(), /damaged/);
    assert.deepEqual(await read(), { reached: 101, isDone: false, failed });
    assert.equal(await mailed(), 101);
    damaged.delete(failed[0] ?? 'led_none');
    scene.clock.forward(6 * 60_000);
    await assert.rejects(scene.useCases.resumeChanges(shop.scope), /damaged/);
    assert.deepEqual(await read(), { reached: 102, isDone: false, failed: failed.slice(1) });
    damaged.clear();
    scene.clock.forward(6 * 60_000);
    assert.equal(await scene.useCases.resumeChanges(shop.scope), 1);
    assert.deepEqual(await read(), { reached: 103, isDone: true, failed: [] });
    assert.equal(await mailed(), 103);
  });

  it('stops where more than a hundred fail, and goes on from there', async () => {
    const { ids, damaged, carryOut, read, mailed } = await withDamage(202);
    for (const id of ids.slice(0, 101)) damaged.add(id);
    await assert.rejects(carryOut(), /damaged/);
    assert.deepEqual(await read(), { reached: 0, isDone: false, failed: ids.slice(0, 100) });
    damaged.clear();
    await carryOut();
    assert.deepEqual(await read(), { reached: 202, isDone: true, failed: [] });
    assert.equal(await mailed(), 202);
  });
});
