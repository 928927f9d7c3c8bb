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

/** A random id that proves a shared Redis. */
export type SharedRedis = {
  /**
   * The id in Redis; stores `offered` when missing, unless null.
   * @returns null when missing or unreachable
   */
  id(offered: string | null): Promise<string | null>;
  isUp(): boolean;
  /** Digest of this process's secrets. */
  readonly secrets: string;
};

export type JoinDeps = HoldLeaseDeps & {
  processes: ProcessStore;
  ids: Pick<Ids, 'secret'>;
  version: string;
  /** Null: single process. */
  redis: SharedRedis | null;
  command?: LeaseCommand;
};

export type Joined = {
  readonly process: ServiceProcess;
  readonly lease: Lease;
  readonly isFirst: boolean;
  readonly fence: number | null;
};

/** Rows of live other processes. */
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

const agreedRedis = async (
  redis: SharedRedis,
  others: readonly ServiceProcess[],
  offered: string,
): Promise<string | null> => {
  const theirs = others.find((row) => row.redis !== null)?.redis ?? null;
  const found = await redis.id(theirs === null ? offered : null);
  if (theirs === null) return found ?? offered;
  // Checked with each beat; an emptied Redis gets its id back.
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
      // Row first: of two concurrent starts, one sees the other.
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
 * Joins the processes of a database: one without Redis, any number with one.
 * @throws LeaseTaken next to an incompatible process
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
