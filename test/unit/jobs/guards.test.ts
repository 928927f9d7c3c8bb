import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock } from 'node:test';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import { makeJobs } from '../../../service/jobs/jobs.ts';
import { type Job, startScheduler } from '../../../service/jobs/scheduler.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { noMeters } from '../../../service/telemetry/metrics/meters.ts';

const page = readFileSync(new URL('../../../docs/topics/processes.md', import.meta.url), 'utf8');

describe('jobs among several processes', () => {
  it('each say in the page on processes where they run, and why a second run changes nothing', () => {
    const logger = makeLogger('silent');
    const jobs = makeJobs({
      desk: {} as JobsDesk,
      sweepIntervalMs: 1_000,
      logger,
      meters: noMeters,
      load: { eventsSince: () => 0, isUnderWay: () => false },
      isStopping: () => false,
    });
    const told = [...page.matchAll(/^\| `([a-z_]+)` \| (one|each) \| \S.* \|$/gm)];
    assert.deepEqual(
      told.map(([, name, at]) => `${name} ${at}`).sort(),
      jobs.map(({ name, at = 'one' }) => `${name} ${at}`).sort(),
    );
  });
});

describe('the scheduler', () => {
  it('runs what one process does only while that is this one, and the rest at each', async () => {
    let isHolder = false;
    const ran: string[] = [];
    const job = (name: string): Job => ({
      name,
      everyMs: 3_600_000,
      run: async () => void ran.push(name),
    });
    const jobs = [job('mails'), { ...job('time'), at: 'each' as const }];
    const scheduler = startScheduler(jobs, makeLogger('silent'), () => isHolder);
    const wakeBoth = () => {
      for (const { name } of jobs) scheduler.wake(name);
    };
    wakeBoth();
    isHolder = true;
    wakeBoth();
    await scheduler.stop();
    assert.deepEqual(ran, ['time', 'mails']);
  });

  it('has the first round of a rare job minutes after the start, once, where nothing woke it before', async () => {
    mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
    try {
      let isHolder = true;
      const ran: string[] = [];
      const job = (name: string, everyMs: number): Job => ({
        ...{ name, everyMs },
        run: async () => void ran.push(name),
      });
      const DAY_MS = 86_400_000;
      const jobs = [job('retention', DAY_MS), job('breaches', DAY_MS), job('stray_files', DAY_MS)];
      const scheduler = startScheduler(jobs, makeLogger('silent'), () => isHolder);
      scheduler.wake('stray_files');
      mock.timers.tick(299_999);
      assert.deepEqual(ran, ['stray_files']);
      mock.timers.tick(1);
      assert.deepEqual(ran, ['stray_files', 'retention']);
      mock.timers.tick(3_600_000);
      assert.deepEqual(ran, ['stray_files', 'retention', 'breaches']);
      await scheduler.stop();
      isHolder = false;
      const other = startScheduler(jobs, makeLogger('silent'), () => isHolder);
      mock.timers.tick(3_600_000);
      assert.equal(ran.length, 3, 'the process without the lease ran one');
      await other.stop();
      const stopped = startScheduler(jobs, makeLogger('silent'), () => true);
      await stopped.stop();
      mock.timers.tick(3_600_000);
      assert.equal(ran.length, 3, 'a job ran after the stop');
    } finally {
      mock.timers.reset();
    }
  });

  it('has the first round of a rare job where the lease comes late, and not twice where it comes back', async () => {
    mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
    try {
      let isHolder = false;
      const ran: string[] = [];
      const job: Job = {
        name: 'retention',
        everyMs: 86_400_000,
        run: async () => void ran.push('retention'),
      };
      const scheduler = startScheduler([job], makeLogger('silent'), () => isHolder);
      mock.timers.tick(3_600_000);
      assert.deepEqual(ran, []);
      isHolder = true;
      scheduler.taken();
      mock.timers.tick(299_999);
      assert.deepEqual(ran, []);
      mock.timers.tick(1);
      assert.deepEqual(ran, ['retention']);
      scheduler.taken();
      mock.timers.tick(3_600_000);
      assert.equal(ran.length, 1);
      await scheduler.stop();
      const stopped = startScheduler([job], makeLogger('silent'), () => isHolder);
      await stopped.stop();
      stopped.taken();
      mock.timers.tick(3_600_000);
      assert.equal(ran.length, 1, 'a job ran after the stop');
    } finally {
      mock.timers.reset();
    }
  });

  it('lets a job rest after a run where it says so, and then does once what it was woken for', async () => {
    let runs = 0;
    const job: Job = {
      name: 'follow_ups',
      everyMs: 3_600_000,
      restMs: 250,
      run: async () => {
        runs += 1;
      },
    };
    const scheduler = startScheduler([job], makeLogger('silent'), () => true);
    const real = globalThis.setTimeout;
    let endRest = (): void => assert.fail('it takes no rest');
    const kept = (run: () => void, ms: number) => {
      assert.equal(ms, 250);
      endRest = run;
      return { unref() {} };
    };
    globalThis.setTimeout = kept as unknown as typeof setTimeout;
    try {
      scheduler.wake(job.name);
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      globalThis.setTimeout = real;
    }
    scheduler.wake(job.name);
    scheduler.wake(job.name);
    assert.equal(runs, 1);
    endRest();
    assert.equal(runs, 2);
    await scheduler.stop();
  });
});
