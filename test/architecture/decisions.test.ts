import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decisionRecords } from '../../scripts/docs/decision-table.ts';

const folder = resolve(import.meta.dirname, '../../docs/decisions');

describe('decision records', () => {
  const records = decisionRecords(folder);

  it('have one form: Context, Decision, Consequences, in at most 300 words', () => {
    assert.ok(records.length > 20);
    const odd = records.filter(
      ({ file, headings }) =>
        headings.join() !== 'Context,Decision,Consequences' ||
        readFileSync(join(folder, file), 'utf8').trim().split(/\s+/).length > 300,
    );
    assert.deepEqual(
      odd.map(({ file }) => file),
      [],
    );
  });

  it('have a number each', () => {
    const numbers = records.map(({ number }) => number);
    assert.deepEqual(numbers, [...new Set(numbers)]);
  });
});
