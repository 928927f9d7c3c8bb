import assert from 'node:assert/strict';
import { makeIdleWatch } from '../../../../../plugin-assets/console/live/idle-watch.ts';
import { makeFakeTimers } from '../../../../support/fakes/fake-timers.ts';

const MINUTE_MS = 60_000;

const setUp = (minutes = 10) => {
  const timers = makeFakeTimers();
  let sleptMs = 0;
  let presence = 'here';
  let isByItself = false;
  const told: string[] = [];
  const watch = makeIdleWatch({
    timers: { ...timers, now: () => timers.now() + sleptMs },
    minutes: () => minutes,
    isHere: () => presence === 'here',
    isAwayByItself: () => isByItself,
    ask: (until) => told.push(until === null ? 'not asked' : 'asked'),
    goAway: () => {
      [presence, isByItself] = ['away', true];
      told.push('away');
    },
    comeBack: () => {
      [presence, isByItself] = ['here', false];
      told.push('here');
    },
    sign: () => told.push('sign'),
  });
  return {
    watch,
    told,
    forward: timers.forward,
    sleep: (ms: number) => {
      sleptMs += ms;
    },
    byHand: (state: string) => {
      presence = state;
    },
  };
};

describe('somebody who gives no sign for long', () => {
  it('is asked after ten minutes, and away a minute later; the first key sets them here again', async () => {
    const { watch, told, forward } = setUp();
    await forward(10 * MINUTE_MS - 1);
    assert.deepEqual(told, []);
    await forward(1);
    assert.deepEqual(told, ['asked']);
    await forward(MINUTE_MS);
    assert.deepEqual(told, ['asked', 'not asked', 'away']);
    watch.signed();
    assert.deepEqual(told.slice(3), ['here', 'sign']);
  });

  it('stays here by a key while asked, also one of another tab', async () => {
    const { watch, told, forward } = setUp();
    await forward(10 * MINUTE_MS);
    watch.heard();
    await forward(9 * MINUTE_MS);
    assert.deepEqual(told, ['asked', 'not asked']);
  });

  it('is asked at once when the machine slept', async () => {
    const { told, forward, sleep } = setUp();
    await forward(MINUTE_MS);
    sleep(30 * MINUTE_MS);
    await forward(5_000);
    assert.deepEqual(told, ['asked']);
    await forward(MINUTE_MS);
    assert.deepEqual(told.at(-1), 'away');
  });

  it('stays away when they went by hand, and is never asked where they chose so', async () => {
    const { watch, told, forward, byHand } = setUp();
    byHand('away');
    await forward(60 * MINUTE_MS);
    watch.signed();
    assert.deepEqual(told, ['sign']);
    const never = setUp(0);
    await never.forward(600 * MINUTE_MS);
    assert.deepEqual(never.told, []);
  });

  it('gives a sign of every key at most twice a minute', async () => {
    const { watch, told, forward } = setUp();
    for (let second = 0; second < 60; second += 1) {
      await forward(1_000);
      watch.signed();
    }
    assert.deepEqual(told, ['sign', 'sign']);
  });
});
