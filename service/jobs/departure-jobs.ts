import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Job } from './scheduler.ts';
import { whileTimeIsSettled } from './settled-time.ts';

export const departureJobs = ({
  desk,
  sweepIntervalMs,
  logger,
}: {
  desk: Pick<JobsDesk, 'followAgreements' | 'resumeDepartures' | 'finishDepartures' | 'lookAtTime'>;
  sweepIntervalMs: number;
  logger: ServiceLogger;
}): Job[] => [
  whileTimeIsSettled({ desk, logger })({
    name: 'ended_agreements',
    everyMs: sweepIntervalMs,
    run: async () => {
      const leaving = await desk.followAgreements();
      if (leaving > 0) logger.info({ leaving }, 'Shops whose agreement has ended are leaving.');
    },
  }),
  {
    name: 'cut_departures',
    everyMs: sweepIntervalMs,
    run: async () => {
      const closed = await desk.resumeDepartures();
      if (closed > 0) logger.info({ closed }, 'Interrupted departures of shops were completed.');
    },
  },
  whileTimeIsSettled({ desk, logger })({
    name: 'departures',
    everyMs: sweepIntervalMs,
    run: async () => {
      const deleted = await desk.finishDepartures();
      if (deleted > 0) logger.info({ deleted }, 'Shops that left were deleted.');
    },
  }),
];
