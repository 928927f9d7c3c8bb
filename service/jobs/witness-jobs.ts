import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';
import { whileTimeIsSettled } from './settled-time.ts';

const ROUND_MS = 10 * 60_000;
/** Slightly early. */
const DAILY_MS = 24 * 3_600_000 - ROUND_MS;
/** For frequent restarts. */
const AT_START_MS = 60_000;

export const witnessJobs = (deps: {
  desk: Pick<JobsDesk, 'stateHeads' | 'sendStatements' | 'lookAtTime'>;
  logger: ServiceLogger;
  meters: Pick<Meters, 'witnessed'>;
}): Job[] => {
  let minAgeMs = AT_START_MS;
  return [
    // A future date would suppress others.
    whileTimeIsSettled(deps)({
      name: 'heads',
      everyMs: ROUND_MS,
      run: async () => {
        await deps.desk.stateHeads(minAgeMs);
        minAgeMs = DAILY_MS;
      },
    }),
    {
      name: 'witness',
      everyMs: ROUND_MS,
      run: async () => {
        const { seen, silentSince } = await deps.desk.sendStatements();
        if (seen > 0) deps.logger.info({ seen }, 'The time-stamp authority saw the ledgers.');
        if (silentSince === null) deps.meters.witnessed();
        else
          deps.logger.warn({ silentSince }, 'The time-stamp authority does not answer; it is asked again.');
      },
    },
  ];
};
