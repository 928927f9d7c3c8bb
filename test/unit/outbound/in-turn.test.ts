import assert from 'node:assert/strict';
import { inTurn } from '../../../service/outbound/in-turn.ts';

describe('work that keeps the processor busy', () => {
  it('is done one piece after another, with room for everybody else in between', async () => {
    const seen: string[] = [];
    const print = inTurn(async (name: string) => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    });
    const both = Promise.all([print('first'), print('second')]);
    setImmediate(() => seen.push('somebody else'));
    assert.deepEqual(await both, ['first', 'second']);
    assert.deepEqual(seen, ['first begins', 'first ends', 'somebody else', 'second begins', 'second ends']);
  });

  it('goes on after a piece that failed', async () => {
    const work = inTurn(async (isGood: boolean) => {
      if (!isGood) throw new Error('a fault of this piece');
      return 'done';
    });
    const bad = work(false);
    const good = work(true);
    await assert.rejects(bad, /a fault of this piece/);
    assert.equal(await good, 'done');
  });
});
