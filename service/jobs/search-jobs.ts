import type { JobsDesk } from '../desks/jobs-desk.ts';
import { BUSY_MS, makePieceSize, type Pieces, restAfter } from '../domain/model/base/pieces.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { Job } from './scheduler.ts';

/** A message can be found about this long after its row was written, which is some seconds after the message. */
const INDEX_ROUND_MS = 5_000;
/** At most this many lots in one run, so that building a large index does not hold up other jobs. */
const MOST_LOTS = 5;
/** Events of conversations and contact forms in one round above which the database has no time to spare for the index: 50 a second. */
const MANY_EVENTS = 250;
/** After this many skipped rounds, a minute, the index is built although many write. */
const MOST_WAITS = 12;
/** Events of a conversation that are indexed at a time at the most. */
const MOST_ROWS = 500;
/** A stop waits no longer than this rest, in milliseconds. */
const MOST_REST_MS = 1_000;

/** What visitors and consultants write. */
export type MessageLoad = {
  /** Events of conversations and contact forms that were stored since the last call. */
  eventsSince(): number;
  /** One was stored just now. */
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

/** Work in small pieces, with long rests while messages and forms come in. */
export const piecesBeside = (load: MessageLoad, isStopping: () => boolean): Pieces => {
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

/** Keeps the index of words in step with what is written, when messages leave time for it. Decision 0119. */
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
  const pieces = piecesBeside(load, isStopping);
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
