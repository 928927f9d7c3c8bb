import type { JobsDesk } from '../desks/jobs-desk.ts';
import { BUSY_MS, makePieceSize, type Pieces, restAfter } from '../domain/model/base/pieces.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';

const INDEX_ROUND_MS = 5_000;
/** Per run, for the sake of other jobs. */
const MOST_LOTS = 5;
/** Skipped above this: 50 a second. */
const MANY_EVENTS = 250;
/** Then indexed despite load. */
const MOST_WAITS = 12;
const MOST_ROWS = 500;
/** In milliseconds; delays a stop. */
const MOST_REST_MS = 1_000;

export type MessageLoad = {
  eventsSince(): number;
  isUnderWay(): boolean;
};

export const watchLoad = (bus: Pick<EventBus, 'subscribe'>): MessageLoad => {
  let count = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  bus.subscribe(({ type }) => {
    if (type !== 'conversation.event' && type !== 'lead.kept') return;
    count += 1;
    lastAt = performance.now();
  });
  return {
    eventsSince() {
      const counted = count;
      count = 0;
      return counted;
    },
    isUnderWay: () => performance.now() - lastAt < BUSY_MS,
  };
};

/** Long pauses under load. */
export const piecesUnderLoad = (load: MessageLoad, isStopping: () => boolean): Pieces => {
  const size = makePieceSize(MOST_ROWS);
  return {
    rows: size.rows,
    isOver: isStopping,
    async run(work) {
      const startedAt = performance.now();
      const done = await work();
      const tookMs = performance.now() - startedAt;
      size.took(done.rows, tookMs);
      const restMs = Math.min(MOST_REST_MS, restAfter(tookMs, load.isUnderWay()));
      if (!isStopping()) await new Promise((resolve) => setTimeout(resolve, restMs));
      return done;
    },
  };
};

/** When load permits. */
export const searchJobs = ({
  desk,
  meters,
  load,
  isStopping,
}: {
  desk: JobsDesk;
  meters: Pick<Meters, 'indexed'>;
  load: MessageLoad;
  isStopping(): boolean;
}): Job[] => {
  const pieces = piecesUnderLoad(load, isStopping);
  let waits = 0;
  return [
    {
      name: 'search_index',
      everyMs: INDEX_ROUND_MS,
      run: async () => {
        if (load.eventsSince() > MANY_EVENTS && waits < MOST_WAITS) {
          waits += 1;
          return;
        }
        waits = 0;
        let failure: unknown = null;
        let isMore = true;
        for (let lot = 0; lot < MOST_LOTS && isMore && !isStopping(); lot += 1) {
          const done = await desk.indexContent(pieces);
          failure ??= done.failure;
          isMore = done.isMore;
        }
        if (!isMore) meters.indexed();
        if (failure !== null) throw failure;
      },
    },
  ];
};
