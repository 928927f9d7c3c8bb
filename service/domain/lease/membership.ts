import { hasEndedHere, isHolderGone, leaseBeat } from './hold-lease.ts';
import type { JoinDeps, Joined } from './join-service.ts';
import { BEAT_MS, SILENT_MS, watchBeats } from './silence.ts';

/** Pause after this time without a beat; SILENT_MS less two beats, in milliseconds. */
export const ALIVE_MS = SILENT_MS - 2 * BEAT_MS;

/** `overtaken`: replaced by another process. */
export type BeatResult = 'kept' | 'taken' | 'overtaken' | 'other_redis';

/** Membership of a process, from start to end. */
export const makeMembership = (deps: JoinDeps, joined: Joined) => {
  const { processes, leases, redis } = deps;
  const { name } = joined.process;
  const watch = watchBeats(deps.now);
  let { fence } = joined;
  let isServing = false;
  let confirmedAt = deps.now();

  const tryToTake = async (): Promise<BeatResult> => {
    const held = await leases.current();
    watch.look(held === null ? [] : [leaseBeat(held)]);
    if (held !== null && !isHolderGone(deps.process, watch, held)) return 'kept';
    fence = await leases.take(joined.lease, held);
    return fence === null ? 'kept' : 'taken';
  };
  const removeGone = async (): Promise<void> => {
    const rows = (await processes.all()).filter((row) => row.name !== name);
    watch.look(rows.map((row) => ({ id: row.name, beat: row.beat })));
    for (const row of rows)
      if (hasEndedHere(deps.process, row) || watch.isSilent(row.name)) await processes.removeSilent(row);
  };
  return {
    name,
    /** @throws without the database; then no process can take over */
    async beat(): Promise<BeatResult> {
      const sentAt = deps.now();
      if (!(await processes.beat(name, isServing))) return 'overtaken';
      if (fence !== null && !(await leases.beat(name))) return 'overtaken';
      const result = fence === null ? await tryToTake() : 'kept';
      confirmedAt = sentAt;
      if (redis !== null) {
        const found = await redis.id(joined.process.redis);
        if (found !== null && found !== joined.process.redis) return 'other_redis';
      }
      if (fence !== null) await removeGone();
      return result;
    },
    async serve(): Promise<void> {
      isServing = true;
      await processes.beat(name, true);
    },
    isAlive: (): boolean => deps.now() - confirmedAt < ALIVE_MS,
    /** Null: runs no jobs. */
    fence: (): number | null => (deps.now() - confirmedAt < ALIVE_MS ? fence : null),
    async leave(): Promise<void> {
      await leases.release(name);
      await processes.remove(name);
    },
  };
};
export type Membership = ReturnType<typeof makeMembership>;
