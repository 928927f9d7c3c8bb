import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { Job } from './scheduler.ts';

/** A message can be found about this long after its row was written, which is some seconds after the message. */
const INDEX_ROUND_MS = 5_000;
/** Lots that one run takes, so that a large index is built beside other work and not before it. */
const MOST_LOTS = 5;

/** Keeps the index of words in step with what is written. Decision 0119. */
export const searchJobs = ({ desk }: { desk: JobsDesk }): Job[] => [
  {
    name: 'search_index',
    everyMs: INDEX_ROUND_MS,
    run: async () => {
      for (let lot = 0; lot < MOST_LOTS; lot += 1) if (!(await desk.indexContent())) return;
    },
  },
];
