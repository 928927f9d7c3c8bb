import { setTimeout as pause } from 'node:timers/promises';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import { type Meters, noMeters } from '../telemetry/metrics/meters.ts';

/** Neither success nor failure: lateness alerts fire. */
export const LEFT_OUT = 'left_out';

/** Another run follows at once. */
export const MORE_TO_DO = 'more_to_do';

export type Job = {
  name: string;
  everyMs: number;
  /** Absent: lease holder only. */
  at?: 'each';
  /** After a run, to gather work. */
  restMs?: number;
  /** In milliseconds. Absent: unlimited. */
  stopMs?: number;
  /** Success unless `LEFT_OUT`. */
  run(): Promise<unknown>;
};
export type Scheduler = {
  /** Now, or again after the current run. */
  wake(name: string): void;
  runNow(job: Pick<Job, 'name' | 'run'>): void;
  /** First rounds follow within five minutes. */
  taken(): void;
  stop(): Promise<void>;
};

/** In milliseconds: frequent restarts must not prevent long-interval jobs. */
const FIRST_ROUND_MS = 5 * 60_000;
const APART_MS = 10_000;

/**
 * Never concurrent with itself; failures are retried.
 * @param hasRounds false: only when woken
 */
export const startScheduler = (
  jobs: readonly Job[],
  logger: ServiceLogger,
  isHolder: () => boolean,
  meters: Pick<Meters, 'expect' | 'job'> = noMeters,
  hasRounds = true,
): Scheduler => {
  const running = new Map<string, Promise<void>>();
  const woken = new Set<string>();
  const resting = new Set<string>();
  let isStopped = false;
  const startIfWoken = (job: Pick<Job, 'name' | 'run'>): void => {
    if (woken.delete(job.name)) start(job);
  };
  const started = new Set<string>();
  const start = (job: Pick<Job, 'name' | 'run' | 'restMs'>): void => {
    if (running.has(job.name) || isStopped) return;
    if (jobs.some(({ name }) => name === job.name)) started.add(job.name);
    const startedAt = performance.now();
    // The argument is no label.
    const [kind = ''] = job.name.split(' ');
    const ended = (isDone: boolean) => meters.job(kind, (performance.now() - startedAt) / 1_000, isDone);
    const run = job
      .run()
      .then(
        (result) => {
          if (result !== LEFT_OUT) ended(true);
          if (result === MORE_TO_DO) wake(job.name);
        },
        (error: unknown) => {
          ended(false);
          logger.warn({ job: job.name, ...faultFields(error) }, 'A job failed and is tried again.');
        },
      )
      .finally(() => {
        running.delete(job.name);
        if (job.restMs === undefined) return startIfWoken(job);
        resting.add(job.name);
        setTimeout(() => {
          resting.delete(job.name);
          startIfWoken(job);
        }, job.restMs).unref();
      });
    running.set(job.name, run);
  };
  for (const { name } of jobs) meters.expect(name);
  const isOurs = ({ at }: Job): boolean => at === 'each' || isHolder();
  const timers = (hasRounds ? jobs : []).map((job) =>
    setInterval(() => {
      if (isOurs(job)) start(job);
    }, job.everyMs).unref(),
  );
  const rare = (hasRounds ? jobs : []).filter(({ everyMs }) => everyMs > FIRST_ROUND_MS);
  let firstRounds: readonly NodeJS.Timeout[] = [];
  const beginFirstRounds = (): void => {
    for (const timer of firstRounds) clearTimeout(timer);
    firstRounds = rare.map((job, place) =>
      setTimeout(
        () => {
          if (isOurs(job) && !started.has(job.name)) start(job);
        },
        FIRST_ROUND_MS + place * APART_MS,
      ).unref(),
    );
  };
  beginFirstRounds();
  const runNow = (job: Pick<Job, 'name' | 'run'>): void => {
    if (running.has(job.name) || resting.has(job.name)) woken.add(job.name);
    else start(job);
  };
  const wake = (name: string): void => {
    const job = jobs.find((one) => one.name === name);
    if (job !== undefined && isOurs(job)) runNow(job);
  };
  return {
    wake,
    runNow,
    taken: () => {
      if (!isStopped) beginFirstRounds();
    },
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      for (const timer of firstRounds) clearTimeout(timer);
      await Promise.all(
        [...running].map(([name, run]) => {
          const stopMs = jobs.find((job) => job.name === name)?.stopMs;
          return stopMs === undefined ? run : Promise.race([run, pause(stopMs, undefined, { ref: false })]);
        }),
      );
    },
  };
};
