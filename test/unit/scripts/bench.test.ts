import assert from 'node:assert/strict';
import { lineThrough, median } from '../../../scripts/bench/statistics.ts';

describe('the bench', () => {
  it('takes the middle of the rounds: of an even number what lies between the two in the middle', () => {
    assert.equal(median([9, 1, 3]), 3);
    assert.equal(median([9, 1, 3, 4]), 3.5);
    assert.equal(median([7]), 7);
  });

  it('draws the line through readings, and says how much of them it explains', () => {
    const straight = lineThrough([0, 1, 2, 3].map((x) => [x, 5 + 2 * x]));
    assert.deepEqual([straight.slope, straight.explained], [2, 1]);
    assert.ok(
      lineThrough([
        [0, 0],
        [1, 9],
        [2, 0],
        [3, 9],
      ]).explained < 0.5,
    );
  });
});
