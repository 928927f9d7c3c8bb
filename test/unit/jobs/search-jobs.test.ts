import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import { searchJobs } from '../../../service/jobs/search-jobs.ts';

describe('the job that builds the index of words', () => {
  const scene = (share: () => number, lots = 0) => {
    let runs = 0;
    const desk = { indexContent: async () => ++runs <= lots } as unknown as JobsDesk;
    const [job] = searchJobs({ desk, busyShare: share });
    assert.ok(job);
    return { run: () => job.run(), runs: () => runs };
  };

  it('waits while the process is busy, a minute at most', async () => {
    const busy = scene(() => 0.9);
    for (let round = 0; round < 12; round += 1) await busy.run();
    assert.equal(busy.runs(), 0);
    await busy.run();
    assert.equal(busy.runs(), 1);
    await busy.run();
    assert.equal(busy.runs(), 1, 'and waits again');
  });

  it('goes on at once when there is time, five lots at most in a round', async () => {
    let share = 0.9;
    const { run, runs } = scene(() => share, 100);
    await run();
    share = 0.1;
    await run();
    assert.equal(runs(), 5);
  });
});
