import type { Ids } from '../model/base/ports.ts';
import {
  type HoldLeaseDeps,
  hasEndedHere,
  isHolderGone,
  LeaseTaken,
  LOOK_MS,
  leaseBeat,
  type REFUSALS,
  takeLease,
  WAIT_MS,
} from './hold-lease.ts';
import type { Lease, LeaseCommand } from './lease-store.ts';
import type { ProcessStore, ServiceProcess } from './process-store.ts';
import { type BeatWatch, watchBeats } from './silence.ts';

/** What shows that processes use the same Redis: a random id that lies in it and in their rows. */
export type SharedRedis = {
  /**
   * The id that lies in Redis; when there is none, `offered` is put there, unless it is null.
   * @returns null when there is none, or when Redis does not answer
   */
  id(offered: string | null): Promise<string | null>;
  isUp(): boolean;
  /** Digest of the secrets of this process. */
  readonly secrets: string;
};

export type JoinDeps = HoldLeaseDeps & {
  processes: ProcessStore;
  ids: Pick<Ids, 'secret'>;
  version: string;
  /** Null: this process serves alone. */
  redis: SharedRedis | null;
  /** The command that takes the place of a service; left out: a service. */
  command?: LeaseCommand;
};

/** A process that has joined. */
export type Joined = {
  readonly process: ServiceProcess;
  readonly lease: Lease;
  /** Nobody serves yet: this process holds the lease and does what comes before serving. */
  readonly isFirst: boolean;
  /** Its fencing number while it holds the lease, else null. */
  readonly fence: number | null;
};

/** The rows of other processes, except those that have ended or were silent for too long. */
const otherProcesses = async (deps: JoinDeps, watch: BeatWatch, own: string) => {
  const rows = (await deps.processes.all()).filter(({ name }) => name !== own);
  const held = await deps.leases.current();
  watch.look([
    ...rows.map(({ name, beat }) => ({ id: name, beat })),
    ...(held === null ? [] : [leaseBeat(held)]),
  ]);
  const isGone = (row: ServiceProcess) => hasEndedHere(deps.process, row) || watch.isSilent(row.name);
  return { rows: rows.filter((row) => !isGone(row)), gone: rows.filter(isGone), held };
};

const joinAlone = async (deps: JoinDeps, process: ServiceProcess, lease: Lease): Promise<Joined> => {
  const fence = await takeLease(deps, lease);
  const watch = watchBeats(deps.now);
  const endsAt = deps.now() + WAIT_MS;
  for (;;) {
    const { rows, gone } = await otherProcesses(deps, watch, process.name);
    // A process without Redis serves only while it holds the lease, and that is ours.
    const [other] = rows.filter(({ redis }) => redis !== null);
    for (const row of [...gone, ...rows.filter(({ redis }) => redis === null)])
      await deps.processes.removeSilent(row);
    if (other === undefined) break;
    if (deps.now() >= endsAt) {
      await deps.leases.release(lease.holder);
      throw new LeaseTaken(other, deps.process.host, 'thisAlone');
    }
    await deps.leases.beat(lease.holder);
    await deps.pause(LOOK_MS);
  }
  await deps.processes.add(process);
  return { process, lease, isFirst: true, fence };
};

/** The id of the Redis that this process shares with the others; null when it is not theirs. */
const agreedRedis = async (
  redis: SharedRedis,
  others: readonly ServiceProcess[],
  offered: string,
): Promise<string | null> => {
  const theirs = others.find((row) => row.redis !== null)?.redis ?? null;
  const found = await redis.id(theirs === null ? offered : null);
  if (theirs === null) return found ?? offered;
  // One that does not answer now is asked again with each beat. One that was emptied gets its id back from the others.
  return found === theirs || (found === null && !redis.isUp()) ? theirs : null;
};

const joinOthers = async (
  deps: JoinDeps,
  redis: SharedRedis,
  named: ServiceProcess,
  lease: Lease,
): Promise<Joined> => {
  const { processes, leases } = deps;
  const watch = watchBeats(deps.now);
  const endsAt = deps.now() + WAIT_MS;
  let own = null as ServiceProcess | null;
  let fence: number | null = null;
  const refuse = async (
    other: ConstructorParameters<typeof LeaseTaken>[0],
    why: keyof typeof REFUSALS,
  ): Promise<never> => {
    await processes.remove(named.name);
    await leases.release(named.name);
    throw new LeaseTaken(other, deps.process.host, why);
  };
  for (;;) {
    if (own !== null) await processes.beat(own.name, false);
    if (fence !== null) await leases.beat(lease.holder);
    const { rows, held } = await otherProcesses(deps, watch, named.name);
    const isLate = deps.now() >= endsAt;
    const isHeld = held !== null && !isHolderGone(deps.process, watch, held);
    const id: string | null = own?.redis ?? (await agreedRedis(redis, rows, named.name));
    const stranger = rows.find((row) => row.redis !== null && row.redis !== id);
    const differing = rows.find((row) => row.secrets !== null && row.secrets !== redis.secrets);
    if (isLate && isHeld && !held.isShared) await refuse(held, 'thatAlone');
    if (isLate && stranger !== undefined) await refuse(stranger, 'otherRedis');
    if (isLate && differing !== undefined) await refuse(differing, 'otherSecrets');
    const isAmongOwn = stranger === undefined && differing === undefined;
    if (own === null && id !== null && differing === undefined) {
      own = { ...named, redis: id };
      // Its row first, then another look: a process that starts alone at the same moment sees the row, or is seen.
      await processes.add(own);
    } else if (own !== null && isAmongOwn && !(isHeld && !held.isShared)) {
      const serving = rows.filter(({ isServing }) => isServing);
      const lives = (row: ServiceProcess) => row.host === deps.process.host || watch.hasMoved(row.name);
      if (serving.some(lives)) return { process: own, lease, isFirst: false, fence };
      if (fence === null && !isHeld) fence = await leases.take(lease, held);
      if (fence !== null && serving.length === 0) return { process: own, lease, isFirst: true, fence };
    }
    await deps.pause(LOOK_MS);
  }
};

/**
 * Joins the processes of the database. Without Redis this process must be the only one; with it, any number serve that
 * share one Redis.
 * @throws LeaseTaken when another process lives beside which this one cannot serve
 */
export const joinService = (deps: JoinDeps): Promise<Joined> => {
  const { host, pid, identity } = deps.process;
  const { version, redis } = deps;
  const name = deps.ids.secret();
  const process = {
    ...{ name, host, pid, identity, beat: 0, version, redis: null, isServing: false },
    secrets: redis?.secrets ?? null,
  };
  const lease = {
    holder: name,
    host,
    pid,
    identity,
    beat: 0,
    isShared: redis !== null,
    command: deps.command ?? null,
  };
  return redis === null ? joinAlone(deps, process, lease) : joinOthers(deps, redis, process, lease);
};
