import { setTimeout as pause } from 'node:timers/promises';
import { takeLease } from '../domain/lease/hold-lease.ts';
import type { LeaseCommand, LeaseStore } from '../domain/lease/lease-store.ts';
import { BEAT_MS } from '../domain/lease/silence.ts';
import { processFacts } from '../outbound/process-facts.ts';
import { randomIds } from '../outbound/random-ids.ts';
import { makeMongoLeaseStore } from '../store/mongo/audit/lease-store.ts';
import type { Alone } from '../store/mongo/migrate.ts';

const sleep = async (ms: number): Promise<void> => void (await pause(ms));

/**
 * Takes the right to change the database, and counts up until it leaves. A change of a large database takes as long as
 * it takes, so this waits without end for the one before it.
 * @param leases of the change of the database
 * @param command what takes it to keep services out; null: a start
 * @param onLost called when this process was paused and another one has taken its place
 * @param waiting called between two looks at the holder; ends the wait when it throws
 */
export const takeSchema = async (
  leases: LeaseStore,
  command: LeaseCommand | null = null,
  onLost: () => void = () => undefined,
  waiting: (ms: number) => Promise<void> = sleep,
): Promise<{ leave(): Promise<void> }> => {
  const deps = { process: processFacts(), leases, pause: waiting, now: () => performance.now() };
  const { host, pid, identity } = deps.process;
  const own = { holder: randomIds.secret(), host, pid, identity, beat: 0, isShared: false, command };
  await takeLease(deps, own, Number.POSITIVE_INFINITY);
  let hasLeft = false;
  const beat = async (): Promise<void> => {
    const isKept = await leases.beat(own.holder).catch(() => true);
    if (!isKept && !hasLeft) onLost();
  };
  const timer = setInterval(beat, BEAT_MS).unref();
  return {
    async leave() {
      hasLeft = true;
      clearInterval(timer);
      await leases.release(own.holder);
    },
  };
};

/** Processes that start at the same time change the database one after another. */
export const aloneOnSchema: Alone = async (connection, work) => {
  const turn = await takeSchema(makeMongoLeaseStore(connection, 'schema'));
  try {
    await work();
  } finally {
    await turn.leave();
  }
};
