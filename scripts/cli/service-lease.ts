import { setTimeout as pause } from 'node:timers/promises';
import type { Stores } from '../../service/desks/stores.ts';
import { takeLease } from '../../service/domain/lease/hold-lease.ts';
import { startLeaseBeat } from '../../service/jobs/lease-beat.ts';
import { processFacts } from '../../service/outbound/process-facts.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';

class StillServed extends Error {}

/**
 * Keeps every service from starting on the database while a command works on it.
 * @param onLost called when this process was paused and a service has started meanwhile
 * @returns null when a service runs: seen as soon as its lease shows a beat
 */
export const keepServicesOut = async (
  { leases }: Pick<Stores, 'leases'>,
  onLost: () => void,
): Promise<{ stop(): Promise<void> } | null> => {
  const first = await leases.current();
  try {
    const holder = await takeLease({
      leases,
      ids: randomIds,
      process: processFacts(),
      now: () => performance.now(),
      async pause(ms) {
        await pause(ms);
        const lease = await leases.current();
        if (lease?.holder === first?.holder && lease?.beat !== first?.beat) throw new StillServed();
      },
    });
    return startLeaseBeat({ beat: () => leases.beat(holder), release: () => leases.release(holder) }, onLost);
  } catch (error) {
    if (error instanceof StillServed) return null;
    throw error;
  }
};
