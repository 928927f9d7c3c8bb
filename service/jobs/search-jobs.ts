import { performance } from 'node:perf_hooks';
import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { Job } from './scheduler.ts';

/** A message can be found about this long after its row was written, which is some seconds after the message. */
const INDEX_ROUND_MS = 5_000;
/** Lots that one run takes, so that a large index is built beside other work and not before it. */
const MOST_LOTS = 5;
/** Share of its time, 0 to 1, above which the process has none to spare for the index. */
const BUSY = 0.7;
/** So many rounds the index waits at most, a minute: then it is built although the process is busy. */
const MOST_WAITS = 12;

/** Share of its time, 0 to 1, that the process has worked since the last call. */
const makeBusyShare = (): (() => number) => {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
};

/** Keeps the index of words in step with what is written, when messages leave time for it. Decision 0119. */
export const searchJobs = ({
  desk,
  busyShare = makeBusyShare(),
}: {
  desk: JobsDesk;
  busyShare?: () => number;
}): Job[] => {
  let waits = 0;
  return [
    {
      name: 'search_index',
      everyMs: INDEX_ROUND_MS,
      run: async () => {
        if (busyShare() > BUSY && waits < MOST_WAITS) {
          waits += 1;
          return;
        }
        waits = 0;
        for (let lot = 0; lot < MOST_LOTS; lot += 1) if (!(await desk.indexContent())) return;
      },
    },
  ];
};
