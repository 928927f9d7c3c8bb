import { hasEndedHere, isHolderGone, leaseBeat } from './hold-lease.ts';
import type { JoinDeps, Joined } from './join-service.ts';
import { BEAT_MS, SILENT_MS, watchBeats } from './silence.ts';

/**
 * After this long without a confirmed beat a process does nothing more until the database has confirmed that it still
 * counts: others may have taken its place. Shorter than SILENT_MS by two beats, in milliseconds.
 */
export const ALIVE_MS = SILENT_MS - 2 * BEAT_MS;

/** What a beat found out: everything as before, this process took the lease, or it does not count any more. */
export type BeatResult = 'kept' | 'taken' | 'overtaken' | 'other_redis';

/** The place of a process among those of its database, from its start to its end. */
export const makeMembership = (deps: JoinDeps, joined: Joined) => {
  const { processes, leases, redis } = deps;
  const { name } = joined.process;
  const watch = watchBeats(deps.now);
  let { fence } = joined;
  let isServing = false;
  let confirmedAt = deps.now();

  /** Takes the lease when it is free or its holder is gone. */
  const tryToTake = async (): Promise<BeatResult> => {
    const held = await leases.current();
    watch.look(held === null ? [] : [leaseBeat(held)]);
    if (held !== null && !isHolderGone(deps.process, watch, held)) return 'kept';
    fence = await leases.take(joined.lease, held);
    return fence === null ? 'kept' : 'taken';
  };
  /** The holder removes the rows of processes that are gone; one that wakes up later ends itself. */
  const removeGone = async (): Promise<void> => {
    const rows = (await processes.all()).filter((row) => row.name !== name);
    watch.look(rows.map((row) => ({ id: row.name, beat: row.beat })));
    for (const row of rows)
      if (hasEndedHere(deps.process, row) || watch.isSilent(row.name)) await processes.removeSilent(row);
  };
  return {
    name,
    /** Counts up in the database. @throws when the database does not answer: then nobody else can take over either */
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
    /** What comes before serving is done; those that start later need not do it again. */
    async serve(): Promise<void> {
      isServing = true;
      await processes.beat(name, true);
    },
    /** The database has confirmed lately that this process counts. */
    isAlive: (): boolean => deps.now() - confirmedAt < ALIVE_MS,
    /** The fencing number of this process while it runs the jobs, else null. */
    fence: (): number | null => (deps.now() - confirmedAt < ALIVE_MS ? fence : null),
    async leave(): Promise<void> {
      await leases.release(name);
      await processes.remove(name);
    },
  };
};
export type Membership = ReturnType<typeof makeMembership>;
