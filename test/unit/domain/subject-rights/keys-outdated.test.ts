import assert from 'node:assert/strict';
import { KeysOutdated } from '../../../../service/domain/subject-rights/replay-erasures.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

describe('the journal of erasures in the database of keys', () => {
  const startAfter = async (ageDays: number) => {
    const { clock, stores, useCases, openShop } = makeDomainScene();
    const { scope, id: shopId } = await openShop();
    await useCases.replayErasures();
    const at = new Date(clock.now().getTime() - ageDays * DAY_MS);
    await stores.erasureMarks.put(scope, [{ shopId, kind: 'subject', key: 'key of a person', at }]);
    // Until a clock jump has lasted a day, marks are judged by the earlier time.
    clock.forward(2 * DAY_MS);
    return useCases.replayErasures();
  };

  it('need not hold a mark that has expired [RT-8]', async () => {
    assert.equal((await startAfter(89)).epochs, 0);
  });

  it('is an older copy when it lacks a mark that still counts: the start is refused [RT-8]', async () => {
    await assert.rejects(startAfter(84), KeysOutdated);
  });
});
