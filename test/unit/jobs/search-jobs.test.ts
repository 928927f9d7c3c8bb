import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import { countEvents, searchJobs } from '../../../service/jobs/search-jobs.ts';
import { makeMemoryEventBus } from '../../../service/outbound/event-bus-memory.ts';
import { noMeters } from '../../../service/telemetry/metrics/meters.ts';

describe('the job that builds the index of words', () => {
  const scene = (eventsSince: () => number, lots = 0) => {
    let runs = 0;
    const desk = { indexContent: async () => ++runs <= lots } as unknown as JobsDesk;
    const [job] = searchJobs({ desk, meters: noMeters, eventsSince });
    assert.ok(job);
    return { run: () => job.run(), runs: () => runs };
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

  it('counts the events of conversations from one call to the next', () => {
    const bus = makeMemoryEventBus(assert.ifError);
    const eventsSince = countEvents(bus);
    for (const type of ['conversation.event', 'conversation.event', 'lead.changed'])
      bus.publish({ type } as never);
    assert.equal(eventsSince(), 2);
    assert.equal(eventsSince(), 0);
  });
});
