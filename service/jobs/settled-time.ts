import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { TimeStanding } from '../domain/model/installation/look-at-time.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import { type Job, LEFT_OUT } from './scheduler.ts';

const DOUBTS: Readonly<Record<NonNullable<TimeStanding['doubt']>, string>> = {
  jump: 'The clock of this machine has gone ahead by days since it was last looked at. Nothing is deleted by time, and nothing is stated for the time-stamp authority, until the new time has held for a day. Set the clock if it is wrong; if it is right, zgoda trust-clock goes on at once.',
  database:
    'The clock of this machine is more than a day ahead of the database’s. Nothing is deleted by time, and nothing is stated for the time-stamp authority, until they agree: set the wrong one.',
};

/** Skipped while the clock is in doubt. */
export const whileTimeIsSettled =
  ({ desk, logger }: { desk: Pick<JobsDesk, 'lookAtTime'>; logger: ServiceLogger }) =>
  ({ run, ...job }: Job): Job => ({
    ...job,
    run: async () => {
      const { doubt, until } = await desk.lookAtTime();
      if (doubt === null) return run();
      logger.error({ job: job.name, until: until.toISOString() }, DOUBTS[doubt]);
      return LEFT_OUT;
    },
  });
