import assert from 'node:assert/strict';
import { makeGroupedReads } from '../../../service/store/grouped-reads.ts';

describe('reads that come in together', () => {
  it('go out together, each key once, and everybody gets the own row or none', async () => {
    const groups: string[][] = [];
    const get = makeGroupedReads(async (keys: readonly string[]) => {
      groups.push([...keys]);
      return new Map(keys.filter((key) => key !== 'missing').map((key) => [key, `row of ${key}`]));
    });
    assert.deepEqual(await Promise.all([get('a'), get('b'), get('missing'), get('a')]), [
      'row of a',
      'row of b',
      null,
      'row of a',
    ]);
    assert.deepEqual(groups, [['a', 'b', 'missing']]);
  });

  it('wait for the next read when one runs already: an answer is never older than its question', async () => {
    let stored = 'old';
    let finish: () => void = () => undefined;
    let started: () => void = () => undefined;
    const isStarted = new Promise<void>((resolve) => {
      started = resolve;
    });
    const get = makeGroupedReads(async (keys: readonly string[]) => {
      const seen = stored;
      started();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return new Map(keys.map((key) => [key, seen]));
    });
    const before = get('a');
    await isStarted;
    stored = 'new';
    const after = get('a');
    finish();
    assert.equal(await before, 'old');
    await new Promise((resolve) => setImmediate(resolve));
    finish();
    assert.equal(await after, 'new');
  });

  it('fail for those who asked, and work again for the next', async () => {
    let isAway = true;
    const get = makeGroupedReads(async (keys: readonly string[]) => {
      if (isAway) throw new Error('away');
      return new Map(keys.map((key) => [key, key]));
    });
    const answers = await Promise.allSettled([get('a'), get('b')]);
    assert.deepEqual(
      answers.map((answer) => answer.status),
      ['rejected', 'rejected'],
    );
    isAway = false;
    assert.equal(await get('a'), 'a');
  });

  it('come in parts when there are very many', async () => {
    const sizes: number[] = [];
    const get = makeGroupedReads(async (keys: readonly number[]) => {
      sizes.push(keys.length);
      return new Map(keys.map((key) => [key, key * 2]));
    });
    const keys = Array.from({ length: 450 }, (_, index) => index);
    assert.deepEqual(
      await Promise.all(keys.map(get)),
      keys.map((key) => key * 2),
    );
    assert.deepEqual(sizes, [200, 200, 50]);
  });
});
