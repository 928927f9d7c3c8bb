import assert from 'node:assert/strict';
import { summaryLine } from '../../scripts/test/test-summary.ts';

describe('last line of npm test', () => {
  it('counts what passed and what failed', () => {
    assert.equal(summaryLine({ passed: 12, failures: [], skipped: 0 }), '12 passed, 0 failed');
    assert.equal(summaryLine({ passed: 0, failures: ['a', 'b', 'c'], skipped: 0 }), '0 passed, 3 failed');
  });

  it('names skipped tests only when there are some', () => {
    assert.equal(summaryLine({ passed: 5, failures: ['a'], skipped: 2 }), '5 passed, 1 failed, 2 skipped');
  });
});
