import assert from 'node:assert/strict';
import { makeRecentReads } from '../../../service/store/recent-reads.ts';

describe('reads kept for a moment', () => {
  let now = 0;
  let reads = 0;
  let stored: string | null = 'first';
  const read = async (): Promise<string | null> => {
    reads += 1;
    return stored;
  };
  beforeEach(() => {
    now = 0;
    reads = 0;
    stored = 'first';
  });

  it('ask the database once while the answer is fresh, and again when it is not', async () => {
    const recent = makeRecentReads(500, read, () => now);
    assert.equal(await recent.get('shop'), 'first');
    stored = 'second';
    now = 499;
    assert.equal(await recent.get('shop'), 'first');
    assert.equal(reads, 1);
    now = 500;
    assert.equal(await recent.get('shop'), 'second');
  });

  it('see what this process wrote at once', async () => {
    const recent = makeRecentReads(500, read, () => now);
    await recent.get('shop');
    stored = 'second';
    recent.forget();
    assert.equal(await recent.get('shop'), 'second');
  });

  it('never keep an answer that was asked for before a write and came after it', async () => {
    let answer: (row: string) => void = () => undefined;
    const recent = makeRecentReads(
      500,
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
      () => now,
    );
    const before = recent.get('shop');
    const answerBefore = answer;
    recent.forget();
    const after = recent.get('shop');
    answerBefore('old');
    answer('new');
    assert.deepEqual([await before, await after], ['old', 'new']);
    assert.equal(await recent.get('shop'), 'new');
  });

  it('never keep that something is not there, nor a failure', async () => {
    const recent = makeRecentReads(500, read, () => now);
    stored = null;
    assert.equal(await recent.get('shop'), null);
    stored = 'first';
    assert.equal(await recent.get('shop'), 'first');
    let isAway = true;
    const shaky = makeRecentReads(500, async () => {
      if (isAway) throw new Error('away');
      return 'back';
    });
    await assert.rejects(shaky.get('shop'), /away/);
    isAway = false;
    assert.equal(await shaky.get('shop'), 'back');
  });

  it('keep nothing when told to keep nothing', async () => {
    const recent = makeRecentReads(0, read, () => now);
    await recent.get('shop');
    await recent.get('shop');
    assert.equal(reads, 2);
  });
});
