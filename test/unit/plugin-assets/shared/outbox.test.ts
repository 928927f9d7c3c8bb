import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeOutbox, OUTBOX_LIMIT } from '../../../../plugin-assets/shared/outbox.ts';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import { makeFakeTimers } from '../../../support/fakes/fake-timers.ts';

type Item = { ref: string };
const item = (number: number): Item => ({ ref: `ref-${number}` });

const setUp = (options: { window?: number; first?: Item[] } = {}) => {
  const timers = makeFakeTimers();
  const sent: string[] = [];
  const line = { isUp: true };
  const outbox = makeOutbox<Item>(
    {
      send: ({ ref }) => {
        if (line.isUp) sent.push(ref);
        return line.isUp;
      },
      timers,
      ...(options.window && { window: () => options.window ?? 8 }),
    },
    options.first,
  );
  return { timers, sent, line, outbox };
};

describe('outbox', () => {
  it('sends in the order in which the messages were written', () => {
    const { outbox, sent } = setUp();
    for (const number of [1, 2, 3]) outbox.add(item(number));
    assert.deepEqual(sent, []);
    outbox.resume();
    assert.deepEqual(sent, ['ref-1', 'ref-2', 'ref-3']);
  });

  it('has at most as many unanswered messages on the way as the protocol allows: eight', () => {
    const { outbox, sent } = setUp();
    outbox.resume();
    for (let number = 1; number <= 10; number += 1) outbox.add(item(number));
    assert.equal(sent.length, LIMITS.sendWindow);
    outbox.settle('ref-1');
    assert.equal(sent.at(-1), 'ref-9');
  });

  it('holds everything back until the first message has opened the conversation', () => {
    const { outbox, sent } = setUp({ window: 1 });
    outbox.resume();
    for (const number of [1, 2]) outbox.add(item(number));
    assert.deepEqual(sent, ['ref-1']);
    outbox.settle('ref-1');
    assert.deepEqual(sent, ['ref-1', 'ref-2']);
  });

  it('sends the same message again with the same id when no answer comes for 8 s', async () => {
    const { outbox, sent, timers } = setUp();
    outbox.resume();
    outbox.add(item(1));
    await timers.forward(7_999);
    assert.deepEqual(sent, ['ref-1']);
    await timers.forward(1);
    assert.deepEqual(sent, ['ref-1', 'ref-1']);
    outbox.settle('ref-1');
    await timers.forward(60_000);
    assert.equal(sent.length, 2);
  });

  it('sends what is unanswered once more, oldest first, when the line is back', async () => {
    const { outbox, sent, line, timers } = setUp();
    outbox.resume();
    outbox.add(item(1));
    outbox.add(item(2));
    outbox.pause();
    line.isUp = false;
    outbox.add(item(3));
    await timers.forward(60_000);
    line.isUp = true;
    outbox.resume();
    assert.deepEqual(sent, ['ref-1', 'ref-2', 'ref-1', 'ref-2', 'ref-3']);
  });

  it('waits as long as the service asks for, then starts from the oldest', async () => {
    const { outbox, sent, timers } = setUp();
    outbox.resume();
    outbox.add(item(1));
    outbox.add(item(2));
    outbox.hold(3_000);
    await timers.forward(2_999);
    assert.equal(sent.length, 2);
    await timers.forward(1);
    assert.deepEqual(sent.slice(2), ['ref-1', 'ref-2']);
  });

  it('waits for the longest time that it was asked for, and no longer once the line is new', async () => {
    const { outbox, sent, timers } = setUp();
    outbox.resume();
    outbox.add(item(1));
    outbox.hold(3_000);
    outbox.hold(1_000);
    await timers.forward(2_999);
    assert.equal(sent.length, 1);
    await timers.forward(1);
    assert.equal(sent.length, 2);
    outbox.hold(30_000);
    outbox.resume();
    assert.equal(sent.length, 3);
    outbox.hold(1_000);
    await timers.forward(1_000);
    assert.equal(sent.length, 4);
  });

  it('names the unanswered message before each, and passes over one that was taken back', () => {
    const { outbox } = setUp();
    const [first, second, third] = [item(1), item(2), item(3)];
    for (const one of [first, second, third]) outbox.add(one);
    const named = (one: Item) => outbox.before(one);
    assert.deepEqual([first, second, third].map(named), [undefined, 'ref-1', 'ref-2']);
    outbox.settle('ref-2');
    assert.equal(named(third), 'ref-1');
    outbox.settle('ref-1');
    assert.equal(named(third), undefined);
  });

  it('keeps the order within each conversation alone', () => {
    const outbox = makeOutbox<Item & { talk: string }>({ send: () => false, lane: ({ talk }) => talk });
    const items = ['a', 'b', 'a', 'b'].map((talk, index) => ({ ...item(index + 1), talk }));
    for (const one of items) outbox.add(one);
    assert.deepEqual(
      items.map((one) => outbox.before(one)),
      [undefined, undefined, 'ref-1', 'ref-2'],
    );
  });

  it('begins with what an earlier page left unanswered', () => {
    const { outbox, sent } = setUp({ first: [item(1)] });
    outbox.add(item(2));
    outbox.resume();
    assert.deepEqual(sent, ['ref-1', 'ref-2']);
  });

  it('says so when it is full, instead of growing without end', () => {
    const { outbox } = setUp();
    for (let number = 0; number < OUTBOX_LIMIT; number += 1) assert.equal(outbox.add(item(number)), true);
    assert.equal(outbox.add(item(OUTBOX_LIMIT)), false);
    assert.equal(outbox.items().length, OUTBOX_LIMIT);
  });

  it('loses nothing and never changes the order, however the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('add', 'cut', 'back', 'answer', 'wait')), async (acts) => {
        const timers = makeFakeTimers();
        const stored: string[] = [];
        let isUp = false;
        let added = 0;
        const outbox = makeOutbox<Item>({
          timers,
          send({ ref }) {
            if (isUp && !stored.includes(ref)) stored.push(ref);
            return isUp;
          },
        });
        for (const act of [...acts, 'back'] as const) {
          if (act === 'add') {
            added += 1;
            outbox.add(item(added));
          }
          if (act === 'cut') {
            isUp = false;
            outbox.pause();
          }
          if (act === 'back') {
            isUp = true;
            outbox.resume();
          }
          const oldest = outbox.items()[0]?.ref;
          if (act === 'answer' && isUp && oldest && stored.includes(oldest)) outbox.settle(oldest);
          if (act === 'wait') await timers.forward(9_000);
        }
        while (outbox.items().length) outbox.settle(outbox.items()[0]?.ref ?? '');
        assert.deepEqual(
          stored,
          Array.from({ length: added }, (_, index) => `ref-${index + 1}`),
        );
      }),
      { numRuns: 200 },
    );
  });
});
