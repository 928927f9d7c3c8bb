import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';
import { whileTimeIsSettled } from './settled-time.ts';

/** What waits for a witness that was away is sent within this time. */
const ROUND_MS = 10 * 60_000;
/** A statement a day, a little early rather than late. */
const DAILY_MS = 24 * 3_600_000 - ROUND_MS;
/** A service that starts again and again makes no more statements than this. */
const AT_START_MS = 60_000;

/** Shows the ledgers to the witnesses, daily and at each start. */
export const witnessJobs = (deps: {
  desk: Pick<JobsDesk, 'stateHeads' | 'sendStatements' | 'lookAtTime'>;
  logger: ServiceLogger;
  meters: Pick<Meters, 'witnessed'>;
}): Job[] => {
  let minAgeMs = AT_START_MS;
  return [
    // Behind a statement that is dated ahead no other would come until that day.
    whileTimeIsSettled(deps)({
      name: 'heads',
      everyMs: ROUND_MS,
      run: async () => {
        await deps.desk.stateHeads(minAgeMs);
        minAgeMs = DAILY_MS;
      },
    }),
    {
      name: 'witnesses',
      everyMs: ROUND_MS,
      run: async () => {
        const { seen, silent } = await deps.desk.sendStatements();
        if (seen > 0) deps.logger.info({ seen }, 'Witnesses saw the ledgers.');
        if (silent.length === 0) deps.meters.witnessed();
        for (const { witness, since } of silent)
          deps.logger.warn({ witness, since }, 'A witness does not answer; it is asked again.');
      },
    },
  ];
};
