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
 * Waits without timeout, as changes may be long.
 * @param command null: a start
 * @param onLost another process took over
 * @param waiting ends the wait when it throws
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

export const aloneOnSchema: Alone = async (connection, work) => {
  const turn = await takeSchema(makeMongoLeaseStore(connection, 'schema'));
  try {
    await work();
  } finally {
    await turn.leave();
  }
};
