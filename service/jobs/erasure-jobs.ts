import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Job } from './scheduler.ts';

/** Maximum delay. */
const ERASURE_ROUND_MS = 10 * 60_000;

/** After a crash or database failure. */
export const erasureJobs = ({
  desk,
  logger,
}: {
  desk: Pick<JobsDesk, 'syncErasureMarks' | 'runErasure' | 'finishErasures'>;
  logger: ServiceLogger;
}): Job[] => [
  {
    name: 'erasure_marks',
    everyMs: ERASURE_ROUND_MS,
    run: async () => void (await desk.syncErasureMarks()),
  },
  {
    name: 'erasures',
    everyMs: ERASURE_ROUND_MS,
    run: async () => {
      const resumed = await desk.runErasure.resume(ERASURE_ROUND_MS);
      if (resumed > 0) logger.warn({ resumed }, 'Interrupted erasures were finished.');
    },
  },
  {
    name: 'cut_erasures',
    everyMs: ERASURE_ROUND_MS,
    run: async () => {
      const removed = await desk.finishErasures(ERASURE_ROUND_MS);
      if (removed > 0) logger.warn({ removed }, 'What an erasure left behind was removed.');
    },
  },
];
