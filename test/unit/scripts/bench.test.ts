import assert from 'node:assert/strict';
import type { Part } from '../../../scripts/bench/bench-parts.ts';
import { sectionText } from '../../../scripts/bench/bench-report.ts';
import { makeRunner } from '../../../scripts/bench/run-parts.ts';
import { lineThrough, longestGap, median } from '../../../scripts/bench/statistics.ts';

const OPTIONS = { sockets: 1, stored: 1, rounds: 1, messages: 1, isShort: true };
const part = (measure: Part['measure'], seconds = 1): Part => ({
  measure,
  sections: ['embedded'],
  seconds: () => seconds,
});
const run = (name: string) => ({ name, section: 'embedded', engine: 'embedded' }) as const;
const row = { what: 'a row', measured: '1 ms', goal: '≤ 2 ms', isMet: true };

describe('the bench', () => {
  it('tries a part again that fails, and keeps all other rows when it fails for good or no time is left', async () => {
    let failures = 0;
    const again = { ...row, what: 'a second try' };
    const parts = {
      fails: part(async () => Promise.reject(new Error('needs | root\nat somewhere'))),
      'fails once': part(async () => {
        failures += 1;
        return failures > 1 ? [again] : Promise.reject(new Error('a socket closed'));
      }),
      long: part(async () => [row], 3_600),
      works: part(async () => [row]),
    };
    const runner = makeRunner(60_000, () => undefined, parts);
    const sections = await runner.runAll(Object.keys(parts).map(run), OPTIONS);
    const text = sections.map(sectionText).join('\n');
    assert.ok(text.includes('| a row | 1 ms | ≤ 2 ms | yes |'), text);
    assert.ok(text.includes('| a second try | 1 ms |') && !text.includes('fails once'));
    assert.ok(text.includes('| `fails` | not measured: needs / root | | – |'));
    assert.ok(text.includes('| `long` | not measured: the 1 minutes were over | | – |'));
  });

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

  it('finds the longest time between two moments, in whatever order they come', () => {
    assert.equal(longestGap([40, 10, 15, 60]), 25);
  });
});
