import assert from 'node:assert/strict';
import { makeLater } from '../../../../../plugin-assets/console/app/later.ts';
import { makeToasts } from '../../../../../plugin-assets/console/app/toasts.ts';
import { makeFakeTimers } from '../../../../support/fakes/fake-timers.ts';

const desk = () => {
  const timers = makeFakeTimers();
  const toasts = makeToasts(timers);
  const later = makeLater();
  const done: string[] = [];
  const act = (name: string) => {
    const { run, cancel } = later.plan(() => done.push(name));
    return toasts.show(name, { undo: () => cancel() && done.push(`${name} undone`), over: run });
  };
  return { timers, toasts, later, done, act, texts: () => toasts.items().map(({ text }) => text) };
};

describe('what was done and can be undone for a while', () => {
  it('is done once its time is over, or when its word is put away', async () => {
    const { timers, toasts, done, act, texts } = desk();
    const first = act('close');
    await timers.forward(6_999);
    assert.deepEqual(done, []);
    await timers.forward(1);
    assert.deepEqual([done, texts()], [['close'], []]);
    toasts.remove(first);
    const second = act('remove');
    toasts.remove(second);
    await timers.forward(60_000);
    assert.deepEqual(done, ['close', 'remove']);
  });

  it('waits while somebody is at it, and has three seconds at least after that; after a minute it goes on', async () => {
    const { timers, toasts, done, act, texts } = desk();
    act('close');
    await timers.forward(6_000);
    toasts.hold();
    await timers.forward(59_999);
    toasts.letGo();
    await timers.forward(2_999);
    assert.deepEqual([done, texts()], [[], ['close']]);
    await timers.forward(1);
    assert.deepEqual(done, ['close']);
    toasts.hold();
    act('remove');
    await timers.forward(60_000);
    assert.deepEqual(done, ['close']);
    await timers.forward(7_000);
    assert.deepEqual(done, ['close', 'remove']);
  });

  it('is undone by name or as the newest, once, and not by a word that only tells', async () => {
    const { timers, toasts, done, act } = desk();
    const first = act('close');
    act('remove');
    toasts.show('saved');
    toasts.undo();
    assert.deepEqual(done, ['remove undone']);
    toasts.undo(first);
    toasts.undo();
    await timers.forward(60_000);
    assert.deepEqual(done, ['remove undone', 'close undone']);
  });

  it('stays when newer words need the room, as long as others can go', () => {
    const { toasts, done, act, texts } = desk();
    act('close');
    for (const word of ['one', 'two', 'three']) toasts.show(word);
    assert.deepEqual(texts(), ['close', 'two', 'three']);
    for (const name of ['b', 'c', 'd']) act(name);
    assert.deepEqual([texts(), done], [['b', 'c', 'd'], ['close']]);
  });

  it('never pushes out the word that just came, also when its own room makes another one due', () => {
    const { toasts, texts } = desk();
    for (const name of ['a', 'b']) toasts.show(name, { undo: () => {} });
    toasts.show('c', { undo: () => {} });
    toasts.show('refused', { tone: 'bad' });
    assert.deepEqual(texts(), ['b', 'c', 'refused']);
    const first = desk();
    first.toasts.show('a', {
      undo: () => {},
      over: () => void first.toasts.show('the visitor wrote', { tone: 'bad' }),
    });
    for (const name of ['b', 'c', 'd']) first.toasts.show(name, { undo: () => {} });
    assert.ok(first.texts().includes('the visitor wrote'), first.texts().join());
  });

  it('is not done twice when the page is left meanwhile', async () => {
    const { timers, later, done, act } = desk();
    act('close');
    await later.flush();
    await timers.forward(60_000);
    assert.deepEqual(done, ['close']);
  });
});
