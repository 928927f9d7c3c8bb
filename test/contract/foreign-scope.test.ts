import assert from 'node:assert/strict';
import { scopedMethods } from '../support/database/scoped-methods.ts';
import { WALK_MS, type Walked, walkedStores } from '../support/scenes/walked-stores.ts';
import { thirdOf } from '../support/third-of.ts';
import { CALLS_BY_HAND } from './calls-by-hand.ts';

describe('every method of every store that takes a scope', () => {
  let walked: Walked;
  before(async function () {
    this.timeout(WALK_MS);
    walked = await walkedStores();
  });

  it('is asked with the scope of another shop [SE-1]', () => {
    const methods = scopedMethods();
    assert.ok(methods.length > 150, `${methods.length} methods`);
    const without = thirdOf(methods).filter((name) => !walked.probe.asked.has(name));
    assert.deepEqual(without, [], 'no route calls these with a success: give each a row in CALLS_BY_HAND');
    const stale = Object.keys(CALLS_BY_HAND).filter((name) => !methods.includes(name));
    assert.deepEqual(stale, [], 'rows without a method');
  });

  it('shows and changes nothing of a shop to the scope of another one [SE-1]', () => {
    assert.deepEqual(walked.probe.faults, []);
  });
});
