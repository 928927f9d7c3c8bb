import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';

/** A message can be found about this long after its row was written, which is some seconds after the message. */
const INDEX_ROUND_MS = 5_000;
/** Lots that one run takes, so that a large index is built beside other work and not before it. */
const MOST_LOTS = 5;
/** Events of conversations in one round above which the database has no time to spare for the index: 50 a second. */
const MANY_EVENTS = 250;
/** So many rounds the index waits at most, a minute: then it is built although many write. */
const MOST_WAITS = 12;

/** Events of conversations that were stored since the last call. */
export const countEvents = (bus: Pick<EventBus, 'subscribe'>): (() => number) => {
  let count = 0;
  bus.subscribe(({ type }) => {
    if (type === 'conversation.event') count += 1;
  });
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
};

/** Keeps the index of words in step with what is written, when messages leave time for it. Decision 0119. */
export const searchJobs = ({
  desk,
  meters,
  eventsSince,
}: {
  desk: JobsDesk;
  meters: Pick<Meters, 'indexed'>;
  /** Events of conversations that were stored since the last call. */
  eventsSince: () => number;
}): Job[] => {
  let waits = 0;
  return [
    {
      name: 'search_index',
      everyMs: INDEX_ROUND_MS,
      run: async () => {
        if (eventsSince() > MANY_EVENTS && waits < MOST_WAITS) {
          waits += 1;
          return;
        }
        waits = 0;
        for (let lot = 0; lot < MOST_LOTS; lot += 1)
          if (!(await desk.indexContent())) return meters.indexed();
      },
    },
  ];
};
