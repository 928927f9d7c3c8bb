import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import type { Pieces } from '../../../service/domain/model/base/pieces.ts';
import { searchJobs, watchLoad } from '../../../service/jobs/search-jobs.ts';
import { makeMemoryEventBus } from '../../../service/outbound/event-bus-memory.ts';

describe('the job that builds the index of words', () => {
  const scene = (eventsSince: () => number, lots = 0, failure: Error | null = null) => {
    let runs = 0;
    let indexed = 0;
    let isStopping = false;
    const given: Pieces[] = [];
    const indexContent = async (pieces: Pieces) => {
      given.push(pieces);
      runs += 1;
      return { isMore: runs <= lots, failure: runs === 1 ? failure : null };
    };
    const desk = { indexContent } as unknown as JobsDesk;
    const meters = {
      indexed() {
        indexed += 1;
      },
    };
    const load = { eventsSince, isUnderWay: () => false };
    const [job] = searchJobs({ desk, meters, load, isStopping: () => isStopping });
    assert.ok(job);
    const stop = () => {
      isStopping = true;
    };
    return { run: () => job.run(), runs: () => runs, indexed: () => indexed, given, stop };
  };

  it('waits while many messages are written, a minute at most', async () => {
    const busy = scene(() => 251);
    for (let round = 0; round < 12; round += 1) await busy.run();
    assert.equal(busy.runs(), 0);
    await busy.run();
    assert.equal(busy.runs(), 1);
    await busy.run();
    assert.equal(busy.runs(), 1, 'and waits again');
  });

  it('goes on at once when there is time, five lots at most in a round', async () => {
    let written = 251;
    const { run, runs } = scene(() => written, 100);
    await run();
    written = 250;
    await run();
    assert.equal(runs(), 5);
  });

  for (const [lots, taken, known] of [
    [3, 4, 1],
    [100, 5, 0],
  ] as const)
    it(`throws what failed in the first of ${lots} lots when it has taken ${taken}`, async () => {
      const { run, runs, indexed } = scene(() => 0, lots, new Error('The first lot fails.'));
      await assert.rejects(run(), /The first lot fails/);
      assert.equal(runs(), taken);
      assert.equal(indexed(), known);
    });

  it('counts the events of conversations and the contact forms from one call to the next', () => {
    const bus = makeMemoryEventBus(assert.ifError);
    const { eventsSince, isUnderWay } = watchLoad(bus);
    assert.equal(isUnderWay(), false);
    for (const type of ['conversation.event', 'lead.kept', 'lead.changed']) bus.publish({ type } as never);
    assert.equal(eventsSince(), 2);
    assert.equal(eventsSince(), 0);
    assert.equal(isUnderWay(), true);
  });

  it('ends between two pieces of its work when the service stops', async () => {
    const { run, runs, given, stop } = scene(() => 0, 100);
    await run();
    const [pieces] = given;
    assert.ok(pieces);
    assert.deepEqual(await pieces.run(async () => ({ rows: 1, next: 7 })), { rows: 1, next: 7 });
    assert.equal(pieces.isOver(), false);
    stop();
    assert.equal(pieces.isOver(), true);
    await run();
    assert.equal(runs(), 5, 'and begins no other lot');
  });
});
