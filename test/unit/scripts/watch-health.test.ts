import assert from 'node:assert/strict';
import { isHung } from '../../../scripts/start/watch-health.ts';

describe('a process that does not answer', () => {
  const silence = { rounds: 100, silent: 3, isBusy: false, ended: 0 };

  it('counts as hung after half a minute when it does nothing', () => {
    assert.equal(isHung(silence), true);
    assert.equal(isHung({ ...silence, silent: 2 }), false);
  });

  it('is not hung while it works, unless it is silent for three minutes', () => {
    assert.equal(isHung({ ...silence, isBusy: true }), false);
    assert.equal(isHung({ ...silence, isBusy: true, silent: 17 }), false);
    assert.equal(isHung({ ...silence, isBusy: true, silent: 18 }), true);
  });

  it('is left alone for two minutes after it became ready', () => {
    assert.equal(isHung({ ...silence, rounds: 11, silent: 11 }), false);
    assert.equal(isHung({ ...silence, rounds: 12, silent: 11 }), true);
  });

  it('gets twice the time after each process that was ended before, three minutes at most', () => {
    assert.equal(isHung({ ...silence, ended: 1 }), false);
    assert.equal(isHung({ ...silence, ended: 1, silent: 6 }), true);
    assert.equal(isHung({ ...silence, ended: 9, silent: 17 }), false);
    assert.equal(isHung({ ...silence, ended: 9, silent: 18 }), true);
  });
});
