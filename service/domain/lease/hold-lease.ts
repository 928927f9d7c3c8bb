import type { HeldLease, Lease, LeaseCommand, LeaseStore } from './lease-store.ts';
import { type BeatWatch, watchBeats } from './silence.ts';

export type ProcessFacts = Pick<Lease, 'host' | 'pid' | 'identity'> & {
  isRunning(pid: number, identity: string): boolean;
};

export type HoldLeaseDeps = {
  leases: LeaseStore;
  process: ProcessFacts;
  pause(ms: number): Promise<void>;
  /** Monotonic clock, in milliseconds. */
  now(): number;
};

/** Wait for the previous process, in milliseconds. */
export const WAIT_MS = 30_000;
export const LOOK_MS = 250;

const LOST = 'would miss each other’s messages and changes of access, so this one does not start.';
export const REFUSALS = {
  bothAlone: `Two at once ${LOST} Stop the other one, set REDIS_URL to the same Redis for both, or set MONGODB_URL to another database.`,
  thatAlone: `That one runs without REDIS_URL and this one with it: they ${LOST} Set REDIS_URL to the same Redis for all processes of this database, or stop the other one.`,
  thisAlone: `That one runs with REDIS_URL and this one without it: they ${LOST} Set REDIS_URL to the same Redis for all processes of this database, or stop the other one.`,
  otherRedis: `It uses another Redis than the one that REDIS_URL names here, or has another ZGODA_VAULT_KEY: they ${LOST} Set REDIS_URL to the same Redis for all processes of this database, and copy secrets.json of the running process into the data folder of this one.`,
  otherSecrets:
    'It has the same ZGODA_VAULT_KEY and another ZGODA_TOKEN_SECRET, ZGODA_PEPPER or ZGODA_EVIDENCE_KEY: sessions, persons and evidence of one would be unknown to the other, so this one does not start. Copy secrets.json of the running process into the data folder of this one, or set the same variables.',
} as const;

/** Commands that need the service stopped. */
export const COMMANDS: Readonly<Record<LeaseCommand, string>> = {
  backup: 'A backup',
  restore: 'A restore',
  keys: 'A change of keys',
};

/** Another process or command holds the database. */
export class LeaseTaken extends Error {
  constructor(
    other: Pick<Lease, 'host' | 'pid'> & Partial<Pick<Lease, 'command'>>,
    host: string,
    why: keyof typeof REFUSALS,
  ) {
    const where =
      other.host === host ? `process ${other.pid} of this machine` : 'a process on another machine';
    super(
      other.command == null
        ? `Another Zgoda already serves this database (${where}). ${REFUSALS[why]}`
        : `${COMMANDS[other.command]} works on this database (${where}), so the service does not start. Wait for its end, then start again.`,
    );
    this.name = 'LeaseTaken';
  }
}

export const hasEndedHere = (
  process: ProcessFacts,
  other: Pick<Lease, 'host' | 'pid' | 'identity'>,
): boolean => other.host === process.host && !process.isRunning(other.pid, other.identity);

/** A lease's beat, for `watchBeats`. */
export const leaseBeat = ({ holder, beat }: HeldLease) => ({ id: `lease ${holder}`, beat });

export const isHolderGone = (process: ProcessFacts, watch: BeatWatch, held: HeldLease): boolean =>
  hasEndedHere(process, held) || watch.isSilent(leaseBeat(held).id);

/**
 * Takes the lease when free, released, dead here, or silent for SILENT_MS.
 * @returns its fencing number
 * @throws LeaseTaken after `waitMs`
 */
export const takeLease = async (deps: HoldLeaseDeps, own: Lease, waitMs = WAIT_MS): Promise<number> => {
  const watch = watchBeats(deps.now);
  const endsAt = deps.now() + waitMs;
  for (;;) {
    const held = await deps.leases.current();
    watch.look(held === null ? [] : [leaseBeat(held)]);
    if (held === null || isHolderGone(deps.process, watch, held)) {
      const fence = await deps.leases.take(own, held);
      if (fence !== null) return fence;
    }
    if (held !== null && deps.now() >= endsAt)
      throw new LeaseTaken(held, deps.process.host, held.isShared ? 'thisAlone' : 'bothAlone');
    await deps.pause(LOOK_MS);
  }
};
