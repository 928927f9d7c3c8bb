import type { Ids } from '../model/base/ports.ts';
import type { Lease, LeaseStore } from './lease-store.ts';

/** This process, as its lease names it, and whether another one of this host still runs. */
export type ProcessFacts = Pick<Lease, 'host' | 'pid' | 'identity'> & {
  isRunning(pid: number, identity: string): boolean;
};

export type HoldLeaseDeps = {
  leases: LeaseStore;
  ids: Ids;
  process: ProcessFacts;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
};

/** The holder counts up this often, in milliseconds. */
export const BEAT_MS = 2_000;
/** A holder that has not counted up for so long is gone, in milliseconds. */
export const SILENT_MS = 10_000;
/** A start waits so long for the process before it to end, as in a rolling deploy, in milliseconds. */
export const WAIT_MS = 30_000;
const LOOK_MS = 500;

/** Another process serves the database. */
export class LeaseTaken extends Error {
  constructor(holder: Lease, host: string) {
    const where =
      holder.host === host ? `process ${holder.pid} of this machine` : 'a process on another machine';
    super(
      `Another Zgoda already serves this database (${where}). Two at once would miss each other's messages and changes of access, so this one does not start. Stop the other one, or set MONGODB_URL to another database.`,
    );
    this.name = 'LeaseTaken';
  }
}

const isGone = ({ process }: HoldLeaseDeps, lease: Lease): boolean =>
  lease.host === process.host && !process.isRunning(lease.pid, lease.identity);

/**
 * Takes the lease: at once when it is free or its holder has died on this host, else as soon as the holder has been
 * silent for SILENT_MS or has given it free.
 * @returns the name under which it is held
 * @throws LeaseTaken when the holder still lives after WAIT_MS
 */
export const takeLease = async (deps: HoldLeaseDeps): Promise<string> => {
  const { host, pid, identity } = deps.process;
  const own: Lease = { holder: deps.ids.secret(), host, pid, identity, beat: 0 };
  const endsAt = deps.now() + WAIT_MS;
  let seen = '';
  let seenAt = deps.now();
  for (;;) {
    const found = await deps.leases.current();
    const sign = found === null ? '' : `${found.holder} ${found.beat}`;
    if (sign !== seen) seenAt = deps.now();
    seen = sign;
    const isFree = found === null || isGone(deps, found) || deps.now() - seenAt >= SILENT_MS;
    if (isFree && (await deps.leases.take(own, found))) return own.holder;
    if (found !== null && deps.now() >= endsAt) throw new LeaseTaken(found, host);
    await deps.pause(LOOK_MS);
  }
};
