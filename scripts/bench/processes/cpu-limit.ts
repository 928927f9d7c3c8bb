import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A limit of CPU time that the kernel holds processes to. */
export type CpuLimit = {
  /** The process with all its threads. */
  add(pid: number): void;
  /** Part of the time in which it was held back since the last call: near 1 where the limit decides how fast it is. */
  heldBack(): number;
  /** After the processes in it have ended. */
  remove(): void;
};

/** Short, so that a process that has used up its part waits for milliseconds, not for tenths of a second. */
const PERIOD_US = 20_000;
const V2 = '/sys/fs/cgroup';
const V1 = join(V2, 'cpu');
/** Ten times the usual weight: what the limit leaves, a process gets at once, however busy the rest is. */
const WEIGHT = { v1: ['cpu.shares', '10240'], v2: ['cpu.weight', '1000'] } as const;

/**
 * Uses control groups, which only root may make, and not in every container.
 * @param share of one core
 * @throws Error with what is missing
 */
export function limitCpu(name: string, share: number): CpuLimit {
  const isV2 = existsSync(join(V2, 'cgroup.controllers'));
  const folder = join(isV2 ? V2 : V1, name);
  const quotaUs = String(Math.round(PERIOD_US * share));
  const limit: readonly (readonly [string, string])[] = isV2
    ? [['cpu.max', `${quotaUs} ${PERIOD_US}`], WEIGHT.v2]
    : [['cpu.cfs_period_us', String(PERIOD_US)], ['cpu.cfs_quota_us', quotaUs], WEIGHT.v1];
  try {
    if (isV2) writeFileSync(join(V2, 'cgroup.subtree_control'), '+cpu');
    mkdirSync(folder);
    for (const [file, value] of limit) writeFileSync(join(folder, file), value);
  } catch (cause) {
    if (existsSync(folder)) rmdirSync(folder);
    throw new Error(`needs root and control groups for CPU time (${(cause as NodeJS.ErrnoException).code})`);
  }
  const periods = (): { all: number; heldBack: number } => {
    const lines = readFileSync(join(folder, 'cpu.stat'), 'utf8').split('\n');
    const counts = new Map(lines.map((line) => line.split(' ', 2) as [string, string]));
    return { all: Number(counts.get('nr_periods')), heldBack: Number(counts.get('nr_throttled')) };
  };
  let last = periods();
  return {
    add: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
    heldBack() {
      const before = last;
      last = periods();
      return (last.heldBack - before.heldBack) / Math.max(1, last.all - before.all);
    },
    remove: () => rmdirSync(folder),
  };
}
