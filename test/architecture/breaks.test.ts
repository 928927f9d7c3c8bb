import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_BREAKS } from '../../scripts/break-rules/all-breaks.ts';
import { changedText } from '../../scripts/break-rules/break.ts';
import { RULES } from '../../scripts/docs/rules.ts';
import { isCalled, titlesIn } from '../../scripts/docs/test-titles.ts';
import { root } from '../support/imports.ts';

describe('the breaks of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    const broken = new Set(ALL_BREAKS.map(({ rule }) => rule));
    const ids = RULES.map(([id]) => id);
    assert.deepEqual(
      ids.filter((id) => !broken.has(id)),
      [],
      'rules without a break',
    );
    assert.deepEqual(
      [...broken].filter((id) => !ids.includes(id)),
      [],
      'no rules',
    );
  });

  it('fit the source: the text that is changed stands there exactly once', () => {
    const unfit = ALL_BREAKS.filter(
      (one) => changedText(readFileSync(join(root, one.file), 'utf8'), one) === null,
    );
    assert.deepEqual(
      unfit.map(({ rule, file, from }) => ({ rule, file, from })),
      [],
      'Take the text as it stands now into the break, in scripts/break-rules/breaks.',
    );
    for (const { rule, from, to } of ALL_BREAKS) assert.notEqual(from, to, rule);
  });

  it('name a test that carries the id of the rule', () => {
    const proofs = titlesIn(join(root, 'test'));
    const missing = ALL_BREAKS.filter(
      ({ rule, test }) =>
        proofs.get(rule)?.some((one) => one.file === test.file && isCalled(one, test.title)) !== true,
    );
    assert.deepEqual(
      missing.map(({ rule, test }) => ({ rule, ...test })),
      [],
      'Name the test as it is called now in the break, in scripts/break-rules/breaks.',
    );
  });
});
