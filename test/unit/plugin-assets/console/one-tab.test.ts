import assert from 'node:assert/strict';
import { makeOneTab, type OneTab } from '../../../../plugin-assets/console/live/one-tab.ts';

/** Double of navigator.locks: one holder per name, others wait. */
const makeLocks = () => {
  const lines = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, work: () => unknown) => {
      const done = (lines.get(name) ?? Promise.resolve()).then(work);
      lines.set(name, done);
      return done;
    },
  } as Pick<LockManager, 'request'>;
};
const settle = () => new Promise(setImmediate);

describe('one of several tabs', () => {
  let allowed: boolean[];
  let tabs: OneTab[];
  const open = (...mayBeChosen: boolean[]) => {
    const locks = makeLocks();
    allowed = mayBeChosen;
    tabs = mayBeChosen.map((_, tab) => makeOneTab('sound', () => allowed[tab] ?? false, locks));
    return settle();
  };
  const change = (tab: number, isAllowed: boolean) => {
    allowed[tab] = isAllowed;
    tabs[tab]?.look();
    return settle();
  };
  const chosen = () => tabs.map((tab) => tab.isChosen());

  it('is the first that may be chosen, however many come', async () => {
    await open(false, true, true);
    assert.deepEqual(chosen(), [false, true, false]);
  });

  it('gives way to another one when it may not be chosen any more, and comes again after that', async () => {
    await open(true, true);
    await change(0, false);
    assert.deepEqual(chosen(), [false, true]);
    await change(0, true);
    assert.deepEqual(chosen(), [false, true]);
    await change(1, false);
    assert.deepEqual(chosen(), [true, false]);
  });

  it('is passed over when its turn comes too late', async () => {
    await open(true, true, true);
    await change(1, false);
    await change(0, false);
    assert.deepEqual(chosen(), [false, false, true]);
  });

  it('is each that may be chosen, in a browser without locks', () => {
    assert.equal(makeOneTab('sound', () => true, null).isChosen(), true);
    assert.equal(makeOneTab('sound', () => false, null).isChosen(), false);
  });
});
