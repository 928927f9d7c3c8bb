import { setTimeout as pause } from 'node:timers/promises';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import { type Meters, noMeters } from '../telemetry/metrics/meters.ts';

/**
 * What a run resolves to that did nothing and could not: it counts neither as done nor as failed, so that the alerts for
 * a job that is late come.
 */
export const LEFT_OUT = 'left_out';

/** What a run resolves to that stopped at its limit: another begins at once, where this process still runs the jobs. */
export const MORE_TO_DO = 'more_to_do';

export type Job = {
  name: string;
  everyMs: number;
  /** Every process runs it, about what is in its own memory. Left out: the one that holds the lease. */
  at?: 'each';
  /** After a run a woken job waits this long, so that it finds more to do at once. */
  restMs?: number;
  /** The stop waits for a run for this long at most, in milliseconds. Left out: until it has ended. */
  stopMs?: number;
  /** Whatever it resolves to means that it is done, but for `LEFT_OUT`. */
  run(): Promise<unknown>;
};
export type Scheduler = {
  /**
   * Runs the job now, or once more after the current run, because there is new work for it. Where another process holds
   * the lease, that one hears of the same event, or finds the work in its next round.
   */
  wake(name: string): void;
  /** The same for a job without rounds of its own. */
  runNow(job: Pick<Job, 'name' | 'run'>): void;
  /** This process holds the lease from now on: the first rounds that nobody had come up to five minutes later. */
  taken(): void;
  stop(): Promise<void>;
};

/**
 * A job with a longer pause has its first round about this long after the start, and after the lease came, in
 * milliseconds: else it never runs where processes are started anew more often than that, and what is past its time stays.
 */
const FIRST_ROUND_MS = 5 * 60_000;
/** Between the first rounds of two such jobs. */
const APART_MS = 10_000;

/**
 * Runs each job repeatedly, never twice at once; a failed run is logged and retried in the next round.
 * @param isHolder whether this process holds the lease, so that it runs the jobs of which one run is enough
 * @param hasRounds false: jobs run only when something wakes them
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
    // What a job was run for stands behind its name, and is no figure.
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
