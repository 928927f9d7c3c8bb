import assert from 'node:assert/strict';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const withLongLog = async () => {
  let reads = 0;
  let letRead: () => void = () => undefined;
  let failRead: (error: Error) => void = () => undefined;
  const mayRead = new Promise<void>((resolve, reject) => {
    letRead = resolve;
    failRead = reject;
  });
  const scene = makeDomainScene({
    between: ({ audit }) => ({
      audit: {
        ...audit,
        range: async (...asked) => {
          reads += 1;
          await mayRead;
          return audit.range(...asked);
        },
      },
    }),
  });
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  return {
    scene,
    shop,
    owner,
    judge: () => scene.useCases.judgeActs(owner, shop.id),
    reads: () => reads,
    letRead,
    failRead,
  };
};

describe('the check of a log that takes long', () => {
  it('is read once for all who ask meanwhile, and anew for who asks later [PR-6]', async () => {
    const { judge, reads, letRead } = await withLongLog();
    const asked = [judge(), judge(), judge()];
    letRead();
    const [first, ...others] = await Promise.all(asked);
    assert.equal(first?.isWhole, true);
    assert.deepEqual(others, [first, first]);
    assert.equal(reads(), 1);
    await judge();
    assert.equal(reads(), 2);
  });

  it('is not joined across shops', async () => {
    const { scene, judge, reads, letRead } = await withLongLog();
    const other = await scene.openShop();
    const access = await accessTo(scene, [[other, 'owner']]);
    const both = Promise.all([judge(), scene.useCases.judgeActs(access, other.id)]);
    letRead();
    await both;
    assert.equal(reads(), 2);
  });

  it('begins again after one that failed', async () => {
    const { judge, reads, failRead } = await withLongLog();
    const asked = [judge(), judge()];
    failRead(new Error('The database is away.'));
    for (const one of asked) await assert.rejects(one, /away/);
    await assert.rejects(judge(), /away/);
    assert.equal(reads(), 2);
  });
});
