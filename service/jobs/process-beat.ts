import type { BeatResult, Membership } from '../domain/lease/membership.ts';
import { BEAT_MS } from '../domain/lease/silence.ts';

/** After a failure, in milliseconds. */
const RETRY_MS = 250;

type Lost = Exclude<BeatResult, 'kept' | 'taken'>;

/**
 * Failures are tolerated: others cannot take over without the database either.
 * @param on.lost end at once, without writes
 * @param on.taken runs the jobs from now on
 */
export const startProcessBeat = (
  membership: Pick<Membership, 'beat' | 'leave'>,
  on: { lost(why: Lost): void; taken(): void },
): { stop(): Promise<void> } => {
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  let isStopped = false;
  const round = async (): Promise<void> => {
    const result = await membership.beat().catch(() => null);
    if (isStopped) return;
    if (result === 'taken') on.taken();
    else if (result !== null && result !== 'kept') return on.lost(result);
    plan(result === null ? RETRY_MS : BEAT_MS);
  };
  const plan = (ms: number): void => {
    timer = setTimeout(() => {
      running = round();
    }, ms).unref();
  };
  plan(BEAT_MS);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await membership.leave().catch(() => undefined);
    },
  };
};
